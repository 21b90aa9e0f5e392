-- One row per learner of the population: the version of a pathway that judges them, by
-- their tie to it (`tied`); the latest one without a tie.
select
    learner,
    pathway
from tied
union all
select
    population.learner,
    latest_version.pathway
from population
cross join latest_version
where
    latest_version.pathway_id = $pathway_id
    and population.learner not in (select tied.learner from tied)
