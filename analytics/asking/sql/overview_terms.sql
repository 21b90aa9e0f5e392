-- One row per term that had begun by the day.
select
    term,
    term_id,
    name,
    starts_on,
    counted_on,
    ends_on,
    season,
    is_regular,
    part_of
from term
where starts_on <= $day
order by term
