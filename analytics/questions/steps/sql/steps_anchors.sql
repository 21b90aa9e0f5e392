-- One row per try: a learner, and an event that fits the first step (alike ones are
-- one).
with taken as (
    select
        learner,
        day,
        instant,
        fits,
        min(place) as place
    from events
    where
        (fits & 1) <> 0
        and coalesce(day >= cast($first as date), true)
        and coalesce(day <= cast($last as date), true)
    group by learner, day, instant, fits
)

select
    row_number() over (order by learner, place) as id,
    cast(null as bigint) as previous,
    learner,
    place as anchor,
    day as anchor_day,
    instant as anchor_at,
    1 as step,
    place,
    day,
    instant,
    instant as last_at,
    day as base_day,
    instant as base_at,
    case when (fits & (fits - 1)) <> 0 then '|' || place || '|' else '' end as used,
    cast(0 as bigint) as options,
    0 as extras,
    1 as required,
    dense_rank() over (partition by learner order by day, instant nulls first) as way,
    cast(null as double) as seconds
from taken
