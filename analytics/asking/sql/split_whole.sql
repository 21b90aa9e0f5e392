-- One row per learner of the population: all in one group.
select
    learner,
    '' as label
from population
