-- One row per standing award of the population that came as a credential and whose
-- signature was found so.
select
    learner.learner_id as learner,
    achievement.achievement_id as achievement,
    award.source,
    award.award_id as award,
    credentials.checked_on as day,
    credentials.reason as detail
from recorded_credentials as credentials
inner join award
    on
        credentials.source = award.source
        and credentials.award_id = award.award_id
inner join population on award.learner = population.learner
inner join learner on award.learner = learner.learner
inner join achievement on award.achievement = achievement.achievement
where credentials.signature = $signature and award.revoked_from is null
