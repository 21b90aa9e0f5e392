-- One row per learner of the population who has one of the values.
select population.learner
from population
where population.learner in (
    select trait.learner
    from trait
    where
        trait.attribute = $attribute
        and list_contains($choices, trait.value)
        and coalesce(trait.since <= $day, true)
)
