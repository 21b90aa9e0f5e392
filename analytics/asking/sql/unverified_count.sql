-- One row: how many awards of the population a question about verified ones leaves out.
select count(*) as awards
from unverified
inner join population on unverified.learner = population.learner
