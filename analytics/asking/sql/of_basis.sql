-- One row per learner of the population who belongs to a pathway's basis: those who
-- declared it by the day, those whom it is for, or anyone.
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
            where
                pathway.pathway = $pathway
                and coalesce(declared.declared_on <= $day, true)
        )
    )
    or (
        $basis = 'eligible'
        and population.learner in (
            select trait.learner
            from audience
            inner join trait
                on
                    audience.attribute = trait.attribute
                    and audience.value = trait.value
            where
                audience.pathway = $pathway
                and coalesce(trait.since <= $day, true)
            group by trait.learner
            having
                count(distinct audience.attribute) = (
                    select count(distinct asked.attribute)
                    from audience as asked
                    where asked.pathway = $pathway
                )
        )
    )
