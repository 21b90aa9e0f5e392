-- One row per learner and step of a pathway that they completed: the day.
select
    gate_completed.learner,
    gate.pathway,
    gate.step,
    gate_completed.completed_on
from gate_completed
inner join gate on gate_completed.gate = gate.gate
where gate.step is not null
