-- One row per learner at the landmark to whom an achievement of the pathway had been
-- issued by that day, whatever version of it lists that, or who had completed it.
select held.learner
from outcome_held as held
inner join pathway_achievement as listed on held.achievement = listed.achievement
inner join pathway on listed.pathway = pathway.pathway
where pathway.pathway_id = $pathway_id
union
select learner
from outcome_exposed
