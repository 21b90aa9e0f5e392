-- One row per learner of the population and programme of study in their latest term:
-- somebody with two majors is in two groups.
with placed as (
    select
        program.learner,
        program.program,
        dense_rank() over (
            partition by program.learner order by program.term desc
        ) as place
    from program
    inner join term on program.term = term.term
    where term.starts_on <= $day
)

select distinct
    population.learner,
    coalesce(placed.program, 'not given') as label
from population
left join placed on population.learner = placed.learner and placed.place = 1
