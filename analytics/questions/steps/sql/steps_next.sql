-- One row per try that comes one step further, and per way in which what follows may
-- differ: later days leave less open than earlier ones, so the first day is enough.
-- `way` ranks the learner's ways here by when each step of theirs was taken.
with taken as (
    select
        reached.id as previous,
        reached.step as previous_step,
        reached.way as previous_way,
        reached.learner,
        reached.anchor,
        reached.anchor_day,
        reached.anchor_at,
        events.place,
        events.day,
        events.instant,
        reached.base_day,
        reached.base_at,
        reached.extras,
        reached.required,
        reached.options + $option as options,
        coalesce(
            events.instant, case when events.day = reached.day then reached.last_at end
        ) as last_at,
        case when events.day = reached.day then reached.used else '' end
        || case
            when (events.fits & (events.fits - 1)) <> 0
                then '|' || events.place || '|'
            else ''
        end as used
    from candidate
    inner join reached on candidate.id = reached.id
    inner join events
        on reached.learner = events.learner and candidate.place = events.place
),

ranked as (
    select
        *,
        rank() over (partition by learner, anchor, options order by day) as late,
        row_number() over (
            partition by learner, anchor, options, place, last_at, used
            order by previous_step, previous_way, previous
        ) as again
    from taken
)

select
    $earlier + row_number() over (order by previous, place) as id,
    previous,
    learner,
    anchor,
    anchor_day,
    anchor_at,
    $step,
    place,
    day,
    instant,
    last_at,
    case when $option = 0 then day else base_day end as base_day,
    case when $option = 0 then instant else base_at end as base_at,
    used,
    options,
    extras + case when $option = 0 then 0 else 1 end as extras,
    required + case when $option = 0 then 1 else 0 end as required,
    dense_rank() over (
        partition by learner
        order by previous_step, previous_way, day, instant nulls first
    ) as way,
    case
        when $option <> 0 then null
        when instant is null or base_at is null then (day - base_day) * 86400.0
        else epoch(instant) - epoch(base_at)
    end as seconds
from ranked
where again = 1 and ($every or late = 1)
