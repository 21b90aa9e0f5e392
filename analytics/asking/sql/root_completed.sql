-- One row: how many learners are counted, and how many completed the pathway's root.
select
    count(*) as started,
    count(step_completed.learner) as completed
from counted
left join step_completed
    on
        counted.learner = step_completed.learner
        and step_completed.pathway = $pathway
        and step_completed.step = 0
