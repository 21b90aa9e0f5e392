-- One row per learner of the population and pathway ($pathway_id null: every one) with
-- which they have a tie: the version that is theirs, in force when they declared it or,
-- without that, first earned one of it (or on the day, where nobody knows when).
with ties as (
    select
        learner,
        pathway_id,
        declared_on,
        cast(null as date) as entered_on
    from declared
    union all
    select
        entered.learner,
        pathway.pathway_id,
        null as declared_on,
        entered.entered_on
    from entered
    inner join pathway on entered.pathway = pathway.pathway
),

anchored as (
    select
        ties.learner,
        ties.pathway_id,
        coalesce(min(ties.declared_on), min(ties.entered_on), $day) as anchored_on
    from ties
    inner join population on ties.learner = population.learner
    where coalesce(ties.pathway_id = cast($pathway_id as varchar), true)
    group by ties.learner, ties.pathway_id
)

select
    anchored.learner,
    in_force.pathway
from anchored
inner join in_force
    on
        anchored.pathway_id = in_force.pathway_id
        and anchored.anchored_on between in_force.since and in_force.until
