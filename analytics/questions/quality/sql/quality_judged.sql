-- One row per learner of the population and pathway with which they have a tie: the
-- version that is theirs, as in `judged`.
with ties as (
    select
        declared.learner,
        declared.pathway_id,
        min(declared.declared_on) as declared_on,
        cast(null as date) as entered_on
    from declared
    inner join population on declared.learner = population.learner
    where coalesce(declared.declared_on <= $day, true)
    group by declared.learner, declared.pathway_id
    union all
    select
        entered.learner,
        pathway.pathway_id,
        null as declared_on,
        min(entered.entered_on) as entered_on
    from entered
    inner join population on entered.learner = population.learner
    inner join pathway on entered.pathway = pathway.pathway
    group by entered.learner, pathway.pathway_id
),

anchored as (
    select
        learner,
        pathway_id,
        coalesce(min(declared_on), min(entered_on)) as anchored_on
    from ties
    group by learner, pathway_id
),

ranked as (
    select
        anchored.learner,
        pathway.pathway,
        row_number() over (
            partition by anchored.learner, anchored.pathway_id
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
    inner join pathway on anchored.pathway_id = pathway.pathway_id
)

select
    learner,
    pathway
from ranked
where place = 1
