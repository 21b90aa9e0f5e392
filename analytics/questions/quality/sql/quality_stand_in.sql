-- One row per award of the population whose day of earning had to be taken from
-- another date of its credential.
select
    learner.learner_id as learner,
    achievement.achievement_id as achievement,
    award.source,
    award.award_id as award,
    award.earned_on as day,
    concat('taken from ', credentials.earned_from) as detail
from recorded_credentials as credentials
inner join award
    on
        credentials.source = award.source
        and credentials.award_id = award.award_id
inner join population on award.learner = population.learner
inner join learner on award.learner = learner.learner
inner join achievement on award.achievement = achievement.achievement
where credentials.earned_from not in ('awardedDate', 'activityEndDate')
