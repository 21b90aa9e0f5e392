-- One row per learner with a try that counts: where the best one ended. It is the one
-- that came furthest, with the most optional steps; the first to get there, from the
-- latest first step ($clock: or the first one); then that which took each step soonest.
with ranked as (
    select
        *,
        row_number() over (
            partition by learner
            order by
                required desc,
                extras desc,
                day asc,
                instant asc nulls first,
                case when $clock = 'first' then anchor_day end asc,
                case when $clock = 'first' then anchor_at end asc nulls first,
                anchor_day desc,
                anchor_at desc nulls last,
                step asc,
                way asc,
                id asc
        ) as place_in_line
    from reached
)

select
    id,
    previous,
    learner,
    anchor_day,
    step,
    day,
    required,
    seconds
from ranked
where place_in_line = 1
