-- One row per learner of the population: a pathway's only version is everybody's.
select
    learner,
    cast($pathway as integer) as pathway
from population
