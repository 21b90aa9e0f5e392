-- One row per learner of the population whom an exclusion keeps out of cohorts by the
-- day: why, as an attribute of that name says, and since when (null: nobody knows the
-- day, so from the start).
select
    population.learner,
    attribute.value as reason,
    learner.cohort_exclusion_on as since
from population
inner join attribute on population.learner = attribute.learner
inner join learner on population.learner = learner.learner
where
    attribute.attribute = $attribute
    and coalesce(learner.cohort_exclusion_on <= $day, true)
