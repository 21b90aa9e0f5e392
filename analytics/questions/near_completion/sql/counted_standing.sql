-- One row per counted learner, in order: their id, where they stand, and the day on
-- which they last earned something of the pathway.
select
    learner.learner,
    learner.learner_id,
    can_go_on.standing,
    max(first_earned.earned_on) as last_earned_on
from (select distinct learner from counted) as people
inner join learner on people.learner = learner.learner
inner join can_go_on on people.learner = can_go_on.learner
inner join first_earned on people.learner = first_earned.learner
inner join pathway_achievement
    on
        first_earned.achievement = pathway_achievement.achievement
        and pathway_achievement.pathway = $pathway
group by learner.learner, learner.learner_id, can_go_on.standing
order by learner.learner
