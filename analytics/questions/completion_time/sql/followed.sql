-- One row per group and counted learner: how many days they were followed from their
-- first achievement of the pathway, and what ended it (0: nothing, they still are or
-- were until they died; 1: completed, 2: graduated without, 3: not enrolled any more).
with done as (
    select
        learner,
        min(completed_on) as completed_on
    from step_completed
    where pathway = $pathway and step = $step
    group by learner
),

ended as (
    select
        counted.label,
        counted.entered_on,
        done.completed_on,
        whereabouts.since,
        case
            when done.completed_on is not null then 1
            when whereabouts.since < counted.entered_on then 0
            when whereabouts.standing = 'graduated' then 2
            when whereabouts.standing = 'not enrolled' and since is not null then 3
            else 0
        end as event,
        whereabouts.standing
    from counted
    inner join whereabouts on counted.learner = whereabouts.learner
    left join done on counted.learner = done.learner
)

select
    label,
    event,
    event = 0 and standing = 'unknown' as is_unknown,
    case
        when event = 1 then greatest(completed_on - entered_on, 0)
        when event in (2, 3) then since - entered_on
        when standing = 'deceased' and since >= entered_on then since - entered_on
        else cast($day as date) - entered_on
    end as days
from ended
order by label
