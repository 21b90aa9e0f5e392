-- One row per term, numbered by its first day.
select
    cast(row_number() over (order by starts_on, ends_on, term_id) as integer) as term,
    term_id,
    coalesce(name, term_id) as name,
    starts_on,
    coalesce(census_on, starts_on) as counted_on,
    ends_on,
    season,
    coalesce(regular, true) as is_regular
from record.terms
order by 1
