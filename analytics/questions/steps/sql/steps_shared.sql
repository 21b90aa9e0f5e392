-- One row per share by the population: when.
select
    share.learner,
    share.shared_on as day,
    share.shared_at as instant,
    cast(null as date) as since,
    cast(null as date) as before,
    cast($fits as bigint) as fits
from share
inner join population on share.learner = population.learner
inner join achievement on share.achievement = achievement.achievement
where coalesce(achievement.achievement_id = cast($of as varchar), true)
