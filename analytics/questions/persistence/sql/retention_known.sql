-- One row per learner of the population: the day of their death, and the last day by
-- then on which they were looked for elsewhere and found.
with told as (
    select
        alias.learner,
        min(coalesce(spells.ends_on, spells.begins_on)) as deceased_on
    from recorded_spells as spells
    inner join alias on spells.learner_id = alias.learner_id
    where spells.status = 'deceased'
    group by alias.learner
),

found as (
    select
        alias.learner,
        max(searches.searched_on) as searched_on
    from recorded_searches as searches
    inner join alias on searches.learner_id = alias.learner_id
    where searches.found and searches.searched_on <= $day
    group by alias.learner
)

select
    population.learner,
    least(learner.deceased_on, told.deceased_on) as deceased_on,
    found.searched_on
from population
inner join learner on population.learner = learner.learner
left join told on population.learner = told.learner
left join found on population.learner = found.learner
