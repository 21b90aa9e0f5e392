-- One row per number of pathways: how many learners of the population entered so many.
with own as (
    select
        entered.learner,
        count(distinct pathway.pathway_id) as pathways
    from entered
    inner join population on entered.learner = population.learner
    inner join pathway on entered.pathway = pathway.pathway
    group by entered.learner
)

select
    pathways,
    count(*) as learners
from own
group by pathways
order by pathways
