-- One row per term that has a first and a last day.
select
    coalesce(sis_id, term_id) as term_id,
    name,
    starts_on,
    ends_on,
    line
from raw.terms
where
    coalesce(lower(status), '') <> 'deleted'
    and starts_on is not null
    and ends_on is not null
