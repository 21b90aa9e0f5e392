-- One row per learner of the population: the value of one attribute.
select
    population.learner,
    coalesce(attribute.value, 'not given') as label
from population
left join attribute
    on population.learner = attribute.learner and attribute.attribute = $attribute
