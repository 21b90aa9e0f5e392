-- One row per learner and achievement whose standing awards can't all be right: two
-- were earned on one day, or they come from several sources.
with own as (
    select
        award.learner,
        award.achievement,
        min(award.earned_on) as day,
        count(*) as awards,
        count(distinct award.earned_on) as days,
        count(distinct award.source) as sources
    from award
    inner join population on award.learner = population.learner
    where award.revoked_from is null
    group by award.learner, award.achievement
    having count(*) > 1
)

select
    learner.learner_id as learner,
    achievement.achievement_id as achievement,
    own.day,
    concat(
        own.awards, ' awards, ', own.days, ' days, ', own.sources,
        case when own.sources = 1 then ' source' else ' sources' end
    ) as detail
from own
inner join learner on own.learner = learner.learner
inner join achievement on own.achievement = achievement.achievement
where own.days < own.awards or own.sources > 1
