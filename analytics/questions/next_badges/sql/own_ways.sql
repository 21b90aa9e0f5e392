-- One row per learner of the population and pathway that is theirs: declared by the
-- day, or meant for them, or begun and not meant for others.
with ties as (
    select
        learner,
        pathway_id,
        true as is_declared
    from declared
    union all
    select
        in_audience.learner,
        latest_version.pathway_id,
        false as is_declared
    from in_audience
    inner join latest_version on in_audience.pathway = latest_version.pathway
    union all
    select
        entered.learner,
        pathway.pathway_id,
        false as is_declared
    from entered
    inner join pathway on entered.pathway = pathway.pathway
    where
        pathway.pathway_id not in (
            select latest_version.pathway_id
            from audience
            inner join latest_version on audience.pathway = latest_version.pathway
        )
)

select
    ties.learner,
    ties.pathway_id,
    bool_or(ties.is_declared) as is_declared
from ties
inner join population on ties.learner = population.learner
group by ties.learner, ties.pathway_id
