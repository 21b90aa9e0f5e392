-- One row per learner and pathway completed, in whichever version: the first day by
-- which enough of it had been issued.
select
    step_completed.learner,
    pathway.pathway_id,
    min(step_completed.completed_on) as completed_on
from step_completed
inner join pathway on step_completed.pathway = pathway.pathway
where step_completed.step = 0
group by step_completed.learner, pathway.pathway_id
