-- One row per award of the population that was earned on a day which programs write
-- where they know none.
select
    learner.learner_id as learner,
    achievement.achievement_id as achievement,
    award.source,
    award.award_id as award,
    award.earned_on as day
from award
inner join population on award.learner = population.learner
inner join learner on award.learner = learner.learner
inner join achievement on award.achievement = achievement.achievement
where list_contains($defaults, award.earned_on)
