-- One row per learner and gate of `quality_held` whose rule is met: its own short cut
-- left aside, those of steps inside it not. A step with several rules is a gate over
-- one group a rule; groups hold no groups.
with listed as (
    select
        held.learner,
        held.gate as whole,
        gate_part.gate,
        gate_part.needs,
        gate_part.achievement,
        gate_part.part
    from quality_held as held
    inner join gate_part on held.gate = gate_part.gate
    union all
    select
        held.learner,
        held.gate as whole,
        inside.gate,
        inside.needs,
        inside.achievement,
        inside.part
    from quality_held as held
    inner join gate_part on held.gate = gate_part.gate
    inner join gate as grouped
        on gate_part.part = grouped.gate and grouped.step is null
    inner join gate_part as inside on grouped.gate = inside.gate
),

tallied as (
    select
        listed.learner,
        listed.whole,
        listed.gate,
        listed.needs,
        count(*) as there
    from listed
    left join first_earned
        on
            listed.learner = first_earned.learner
            and listed.achievement = first_earned.achievement
    left join gate on listed.part = gate.gate
    left join step_completed
        on
            listed.learner = step_completed.learner
            and gate.pathway = step_completed.pathway
            and gate.step = step_completed.step
    where first_earned.learner is not null or step_completed.learner is not null
    group by
        listed.learner, listed.whole, listed.gate, listed.needs
),

arrived as (
    select
        learner,
        whole,
        sum(case when gate = whole then there else 1 end) as there
    from tallied
    where gate = whole or there >= needs
    group by learner, whole
)

select
    held.learner,
    held.gate
from quality_held as held
inner join arrived on held.learner = arrived.learner and held.gate = arrived.whole
where arrived.there >= held.needs
