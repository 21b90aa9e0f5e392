-- One row per learner of the population who belongs to a pathway's basis by the day:
-- those who declared it, those whom it is for, or anyone.
select population.learner
from population
where
    $basis = 'any'
    or (
        $basis = 'declared'
        and population.learner in (
            select declared.learner
            from declared
            inner join pathway on declared.pathway_id = pathway.pathway_id
            where pathway.pathway = $pathway
        )
    )
    or (
        $basis = 'eligible'
        and population.learner in (
            select in_audience.learner
            from in_audience
            where in_audience.pathway = $pathway
        )
    )
