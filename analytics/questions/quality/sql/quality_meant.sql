-- One row per learner of the population and version of a pathway that is theirs: they
-- declared it by the day, are of its audience, or it is for anyone.
select
    declared.learner,
    pathway.pathway
from declared
inner join population on declared.learner = population.learner
inner join pathway on declared.pathway_id = pathway.pathway_id
union
select
    in_audience.learner,
    in_audience.pathway
from in_audience
inner join population on in_audience.learner = population.learner
union
select
    population.learner,
    pathway.pathway
from population
cross join pathway
where pathway.pathway not in (select audience.pathway from audience)
