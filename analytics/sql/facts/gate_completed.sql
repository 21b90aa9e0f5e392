-- One row per learner and gate of one level: the day its rule was first met by distinct
-- achievements and gates, or a shortcut (its milestone) was earned, whichever is first.
with arrived as (
    select
        gate_part.gate,
        gate_part.needs,
        gate_part.has_shortcut,
        first_earned.learner,
        first_earned.earned_on as day
    from first_earned
    inner join gate_part on first_earned.achievement = gate_part.achievement
    where gate_part.level = $level
    union all
    select
        gate_part.gate,
        gate_part.needs,
        gate_part.has_shortcut,
        gate_completed.learner,
        gate_completed.completed_on as day
    from gate_completed
    inner join gate_part on gate_completed.gate = gate_part.part
    where gate_part.level = $level
),

ranked as (
    select
        gate,
        needs,
        has_shortcut,
        learner,
        day,
        row_number() over (partition by learner, gate order by day) as place
    from arrived
),

met as (
    select
        learner,
        gate,
        has_shortcut,
        day
    from ranked
    where place = needs
),

either as (
    select
        learner,
        gate,
        day
    from met
    where has_shortcut
    union all
    select
        first_earned.learner,
        gate_shortcut.gate,
        first_earned.earned_on as day
    from first_earned
    inner join gate_shortcut on first_earned.achievement = gate_shortcut.achievement
    where gate_shortcut.level = $level
)

select
    learner,
    gate,
    day as completed_on
from met
where not has_shortcut
union all
select
    learner,
    gate,
    min(day) as completed_on
from either
group by learner, gate
