-- One row per step of a pathway that the learner completed: its day.
select
    node.step_id,
    step_completed.completed_on
from step_completed
inner join node
    on
        step_completed.pathway = node.pathway
        and step_completed.step = node.step
where step_completed.learner = $learner and step_completed.pathway = $pathway
