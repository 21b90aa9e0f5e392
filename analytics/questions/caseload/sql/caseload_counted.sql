-- One row per learner of the population who is on a pathway: of its basis, judged by
-- this version, not given up; with something of it, or declared and graduating.
select
    population.learner,
    entered.learner is not null as has_entered,
    own.learner is not null and graduating.learner is not null as is_graduating
from population
inner join of_basis on population.learner = of_basis.learner
inner join judged
    on population.learner = judged.learner and judged.pathway = $pathway
left join entered
    on population.learner = entered.learner and entered.pathway = $pathway
left join declared as own
    on population.learner = own.learner and own.pathway_id = $pathway_id
left join graduating on population.learner = graduating.learner
where
    own.ended_on is null
    and (
        entered.learner is not null
        or (own.learner is not null and graduating.learner is not null)
    )
