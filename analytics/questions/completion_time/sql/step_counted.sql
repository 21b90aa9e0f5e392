-- One row per group: how many are counted, and how many of them completed the step.
select
    counted.label,
    count(distinct counted.learner) as entered,
    count(distinct step_completed.learner) as completed
from counted
left join step_completed
    on
        counted.learner = step_completed.learner
        and step_completed.pathway = $pathway
        and step_completed.step = $step
group by counted.label
order by counted.label
