-- One row per learner of the population and pathway that is theirs: declared by the
-- day, or meant for them, or begun and not meant for others.
with meant as (
    select
        trait.learner,
        pathway.pathway_id
    from audience
    inner join pathway on audience.pathway = pathway.pathway and pathway.is_latest
    inner join trait
        on audience.attribute = trait.attribute and audience.value = trait.value
    where coalesce(trait.since <= $day, true)
    group by trait.learner, pathway.pathway_id, pathway.pathway
    having
        count(distinct audience.attribute) = (
            select count(distinct asked.attribute)
            from audience as asked
            where asked.pathway = pathway.pathway
        )
),

ties as (
    select
        learner,
        pathway_id,
        true as is_declared
    from declared
    where coalesce(declared_on <= $day, true)
    union all
    select
        learner,
        pathway_id,
        false as is_declared
    from meant
    union all
    select
        entered.learner,
        pathway.pathway_id,
        false as is_declared
    from entered
    inner join pathway on entered.pathway = pathway.pathway
    where
        pathway.pathway_id not in (
            select named.pathway_id
            from audience
            inner join pathway as named
                on audience.pathway = named.pathway and named.is_latest
        )
)

select
    ties.learner,
    ties.pathway_id,
    bool_or(ties.is_declared) as is_declared
from ties
inner join population on ties.learner = population.learner
group by ties.learner, ties.pathway_id
