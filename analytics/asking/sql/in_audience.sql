-- One row per learner and version of a pathway whose audience they are of by the day,
-- with a value of each attribute that it names: since when (null: from the start).
with had as (
    select
        audience.pathway,
        trait.learner,
        audience.attribute,
        case when count(*) = count(trait.since) then min(trait.since) end as since
    from audience
    inner join trait
        on audience.attribute = trait.attribute and audience.value = trait.value
    group by audience.pathway, trait.learner, audience.attribute
),

named as (
    select
        pathway,
        count(distinct attribute) as attributes
    from audience
    group by pathway
)

select
    had.learner,
    had.pathway,
    max(had.since) as since
from had
inner join named on had.pathway = named.pathway
group by had.learner, had.pathway, named.attributes
having
    count(*) = named.attributes
    and coalesce(max(had.since) <= $day, true)
