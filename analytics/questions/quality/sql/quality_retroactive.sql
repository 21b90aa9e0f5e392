-- One row per standing award of the population that was issued long after it was
-- earned.
select
    learner.learner_id as learner,
    achievement.achievement_id as achievement,
    award.source,
    award.award_id as award,
    award.issued_on as day,
    concat('earned on ', award.earned_on) as detail
from award
inner join population on award.learner = population.learner
inner join learner on award.learner = learner.learner
inner join achievement on award.achievement = achievement.achievement
where award.is_retroactive and award.revoked_from is null
