-- One row per learner of the population with an unrevoked award: the first of them.
with placed as (
    select
        award.learner,
        award.earned_on as day,
        award.earned_at as instant,
        row_number() over (
            partition by award.learner
            order by award.earned_on, award.earned_at nulls first
        ) as place
    from award
    inner join population on award.learner = population.learner
    where award.revoked_from is null
)

select
    learner,
    day,
    instant,
    cast(null as date) as since,
    cast(null as date) as before,
    cast($fits as bigint) as fits
from placed
where place = 1
