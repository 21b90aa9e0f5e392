-- One row per counted learner, in order: their id, where they stand, and the day on
-- which they last earned something of the pathway.
select
    learner.learner,
    learner.learner_id,
    whereabouts.standing,
    max(first_earned.earned_on) as last_earned_on
from (select distinct learner from counted) as people
inner join learner on people.learner = learner.learner
inner join whereabouts on people.learner = whereabouts.learner
inner join first_earned on people.learner = first_earned.learner
inner join pathway_achievement
    on
        first_earned.achievement = pathway_achievement.achievement
        and pathway_achievement.pathway = $pathway
group by learner.learner, learner.learner_id, whereabouts.standing
order by learner.learner
