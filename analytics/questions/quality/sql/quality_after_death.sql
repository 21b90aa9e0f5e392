-- One row per award of the population that was earned on a day after its learner died.
select
    learner.learner_id as learner,
    achievement.achievement_id as achievement,
    award.source,
    award.award_id as award,
    award.earned_on as day,
    concat('died on ', learner.deceased_on) as detail
from award
inner join population on award.learner = population.learner
inner join learner on award.learner = learner.learner
inner join achievement on award.achievement = achievement.achievement
where award.earned_on > learner.deceased_on
