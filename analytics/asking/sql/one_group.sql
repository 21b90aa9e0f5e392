-- One row per learner of the population who is in the group.
select distinct population.learner
from population
inner join split on population.learner = split.learner
where split.label = $label
