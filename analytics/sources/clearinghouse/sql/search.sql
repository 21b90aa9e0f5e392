-- One row per learner and request of a StudentTracker detail file: was anything found?
-- A file doesn't say when the search was made: not before the last thing that it found.
with latest as (
    select
        greatest(
            max(try_cast(begins_on as date)),
            max(try_cast(conferred_on as date)),
            max(try_cast(search_date as date))
        ) as day
    from raw.detail
)

select
    detail.learner_id,
    least(coalesce(latest.day, detail.loaded_on), detail.loaded_on) as searched_on,
    detail.search_date,
    case
        when bool_or(upper(detail.found) in ('Y', 'YES')) then 'true'
        when bool_and(upper(detail.found) in ('N', 'NO')) then 'false'
        else any_value(detail.found)
    end as found,
    min(detail.line) as line
from raw.detail as detail
cross join latest
group by
    detail.learner_id,
    detail.search_date,
    detail.loaded_on,
    latest.day,
    case when detail.learner_id is null then detail.line end
