-- One row per unrevoked award of the population that a step asks for ($every: per
-- award): when it was earned, and the steps that it fits, a bit for each.
select
    award.learner,
    award.earned_on as day,
    award.earned_at as instant,
    cast(null as date) as since,
    cast(null as date) as before,
    coalesce(fitting.fits, 0) as fits
from award
inner join population on award.learner = population.learner
left join fitting on award.achievement = fitting.achievement
where
    award.revoked_from is null
    and ($every or fitting.fits is not null)
