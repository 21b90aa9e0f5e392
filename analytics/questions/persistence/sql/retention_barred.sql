-- One row per learner of the population who doesn't count in a cohort, and why: as an
-- attribute of that name says.
select
    population.learner,
    attribute.value as reason
from population
inner join attribute on population.learner = attribute.learner
where attribute.attribute = $attribute
