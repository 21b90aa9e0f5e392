-- One row per try and number of distinct steps done in its window: when that many were
-- done first. How many steps a set of events can serve: the least, over the sets of
-- steps that share achievements, of the steps outside the set plus the events that fit
-- it (Hall 1935).
with grown as (
    select
        in_window.*,
        bound.part,
        bound.outside
        + sum(case when (in_window.fits & bound.inside) <> 0 then 1 else 0 end)
            over (
                partition by
                    in_window.learner, in_window.anchor, bound.part, bound.inside
                order by in_window.place
            ) as served
    from in_window
    cross join bound
),

by_part as (
    select
        learner,
        anchor,
        anchor_day,
        anchor_at,
        place,
        day,
        instant,
        part,
        min(served) as served
    from grown
    group by learner, anchor, anchor_day, anchor_at, place, day, instant, part
),

done as (
    select
        learner,
        anchor,
        anchor_day,
        anchor_at,
        place,
        day,
        instant,
        cast(sum(served) as integer) as step
    from by_part
    group by learner, anchor, anchor_day, anchor_at, place, day, instant
),

first_done as (
    select
        *,
        row_number() over (partition by learner, anchor, step order by place) as turn
    from done
)

select
    row_number() over (order by learner, anchor, step) as id,
    case when step > 1 then row_number() over (order by learner, anchor, step) - 1 end
        as previous,
    learner,
    anchor,
    anchor_day,
    anchor_at,
    step,
    place,
    day,
    instant,
    cast(0 as bigint) as options,
    0 as extras,
    step as required,
    1 as way,
    case
        when
            instant is null or lag(instant) over tries is null
            then (day - lag(day) over tries) * 86400.0
        else epoch(instant) - epoch(lag(instant) over tries)
    end as seconds
from first_done
where turn = 1
window tries as (partition by learner, anchor order by step)
