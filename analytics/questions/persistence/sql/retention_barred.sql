-- One row per learner of the population whom an exclusion keeps out of cohorts by the
-- day: why, as an attribute of that name says, and since when, as another one does
-- (null: nobody knows the day, so from the start).
with barred as (
    select
        population.learner,
        attribute.value as reason,
        try_cast(left(begun.value, 10) as date) as since
    from population
    inner join attribute on population.learner = attribute.learner
    left join attribute as begun
        on
            population.learner = begun.learner
            and begun.attribute = $since
    where attribute.attribute = $attribute
)

select
    learner,
    reason,
    since
from barred
where coalesce(since <= $day, true)
