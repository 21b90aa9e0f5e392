-- One row per award of the population that was claimed on a day before it was issued.
select
    learner.learner_id as learner,
    achievement.achievement_id as achievement,
    award.source,
    award.award_id as award,
    award.claimed_on as day,
    concat('issued on ', award.issued_on) as detail
from award
inner join population on award.learner = population.learner
inner join learner on award.learner = learner.learner
inner join achievement on award.achievement = achievement.achievement
where award.claimed_on < award.issued_on
