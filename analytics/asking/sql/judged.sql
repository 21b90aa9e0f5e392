-- One row per learner of the population with a tie to a pathway: the version that is
-- theirs, in force when they declared it or, without that, first earned one of it.
with ties as (
    select
        declared.learner,
        min(declared.declared_on) as declared_on,
        cast(null as date) as entered_on
    from declared
    inner join population on declared.learner = population.learner
    where declared.pathway_id = $pathway_id
    group by declared.learner
    union all
    select
        entered.learner,
        null as declared_on,
        min(entered.entered_on) as entered_on
    from entered
    inner join population on entered.learner = population.learner
    inner join pathway on entered.pathway = pathway.pathway
    where pathway.pathway_id = $pathway_id
    group by entered.learner
),

anchored as (
    select
        learner,
        coalesce(min(declared_on), min(entered_on)) as anchored_on
    from ties
    group by learner
),

ranked as (
    select
        anchored.learner,
        pathway.pathway,
        row_number() over (
            partition by anchored.learner
            order by
                (
                    coalesce(pathway.effective_from <= anchored.anchored_on, true)
                    and coalesce(pathway.effective_to >= anchored.anchored_on, true)
                ) desc,
                coalesce(pathway.effective_from <= anchored.anchored_on, true) desc,
                case
                    when coalesce(pathway.effective_from <= anchored.anchored_on, true)
                        then pathway.effective_from
                end desc nulls last,
                pathway.effective_from asc,
                pathway.version desc
        ) as place
    from anchored
    cross join pathway
    where pathway.pathway_id = $pathway_id
)

select
    learner,
    pathway
from ranked
where place = 1
