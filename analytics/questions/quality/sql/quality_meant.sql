-- One row per learner of the population and version of a pathway that is meant for
-- them: they declared it by the day, match its audience, or it is for anyone.
with asked as (
    select
        pathway,
        count(distinct attribute) as attributes
    from audience
    group by pathway
)

select
    declared.learner,
    pathway.pathway
from declared
inner join population on declared.learner = population.learner
inner join pathway on declared.pathway_id = pathway.pathway_id
where coalesce(declared.declared_on <= $day, true)
union
select
    population.learner,
    audience.pathway
from audience
inner join trait
    on audience.attribute = trait.attribute and audience.value = trait.value
inner join population on trait.learner = population.learner
inner join asked on audience.pathway = asked.pathway
where coalesce(trait.since <= $day, true)
group by population.learner, audience.pathway, asked.attributes
having count(distinct audience.attribute) = asked.attributes
union
select
    population.learner,
    pathway.pathway
from population
cross join pathway
where pathway.pathway not in (select pathway from asked)
