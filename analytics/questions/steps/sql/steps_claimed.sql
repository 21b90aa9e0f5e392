-- One row per unrevoked award of the population that was claimed: when.
select
    award.learner,
    award.claimed_on as day,
    award.claimed_at as instant,
    cast(null as date) as since,
    cast(null as date) as before,
    cast($fits as bigint) as fits
from award
inner join population on award.learner = population.learner
inner join achievement on award.achievement = achievement.achievement
where
    award.revoked_from is null
    and award.claimed_on is not null
    and coalesce(achievement.achievement_id = cast($of as varchar), true)
