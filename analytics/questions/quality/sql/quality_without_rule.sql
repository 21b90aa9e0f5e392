-- One row per learner and milestone that they hold though no step that awards it has
-- its rule met.
select
    learner.learner_id as learner,
    achievement.achievement_id as achievement,
    min(pathway.pathway_id) as pathway,
    min(held.earned_on) as day
from quality_held as held
inner join learner on held.learner = learner.learner
inner join achievement on held.achievement = achievement.achievement
inner join pathway on held.pathway = pathway.pathway
left join quality_met as met
    on held.learner = met.learner and held.gate = met.gate
group by learner.learner_id, achievement.achievement_id
having count(met.gate) = 0
