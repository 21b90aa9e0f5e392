-- One row per award of the population without a day of issue: the day of earning
-- stands in for it.
select
    learner.learner_id as learner,
    awards.achievement_id as achievement,
    awards.source,
    awards.award_id as award,
    awards.earned_on as day
from recorded_awards as awards
inner join alias on awards.learner_id = alias.learner_id
inner join population on alias.learner = population.learner
inner join learner on alias.learner = learner.learner
where awards.issued_on is null and awards.earned_on <= $day
