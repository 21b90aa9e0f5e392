-- One row per learner and gate of one level: the day on which as many of its things had
-- arrived as it needs (gate_input has them; a short cut arrives as many times).
with arrived as (
    select
        gate_input.gate,
        gate_input.needs,
        first_earned.learner,
        first_earned.earned_on as day
    from first_earned
    inner join gate_input on first_earned.achievement = gate_input.achievement
    where gate_input.level = $level
    union all
    select
        gate_input.gate,
        gate_input.needs,
        gate_completed.learner,
        gate_completed.completed_on as day
    from gate_completed
    inner join gate_input on gate_completed.gate = gate_input.part
    where gate_input.level = $level
),

ranked as (
    select
        learner,
        gate,
        needs,
        day,
        row_number() over (partition by learner, gate order by day) as place
    from arrived
)

select
    learner,
    gate,
    day as completed_on
from ranked
where place = needs
