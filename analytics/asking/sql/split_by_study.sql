-- One row per learner of the population and programme (or level) of study in their
-- latest term: somebody with two majors is in two groups. Where no study is known, an
-- attribute of that name serves.
with placed as (
    select
        program.learner,
        case when $study = 'program' then program.program else program.level end
            as label,
        dense_rank() over (
            partition by program.learner order by program.term desc
        ) as place
    from program
    inner join term on program.term = term.term
    where term.starts_on <= $day
)

select distinct
    population.learner,
    coalesce(placed.label, attribute.value, 'not given') as label
from population
left join placed on population.learner = placed.learner and placed.place = 1
left join attribute
    on population.learner = attribute.learner and attribute.attribute = $study
