-- One row per learner of the population: the regular term that they entered (the first
-- at whose census they were enrolled, from their declared entry on; so a summer starter
-- who continues belongs to fall), or why none can be told.
with loaded as (
    select min(term.starts_on) as first_on
    from term
    inner join enrolled on term.term = enrolled.term
    where term.is_regular
),

declared as (
    select
        population.learner,
        learner.entry_type,
        coalesce(term.starts_on, learner.entry_on) as since,
        learner.entry_term is not null and term.term is null as is_unlisted
    from population
    inner join learner on population.learner = learner.learner
    left join term on learner.entry_term = term.term_id
),

before as (
    select distinct declared.learner
    from declared
    cross join loaded
    left join term
        on
            term.is_regular
            and declared.since <= term.ends_on
            and loaded.first_on > term.starts_on
    where
        term.term is not null
        or declared.since < loaded.first_on - cast($reach as integer)
),

seen as (
    select
        declared.learner,
        min(term.term) as term
    from declared
    inner join enrolled on declared.learner = enrolled.learner
    inner join term on enrolled.term = term.term
    where
        enrolled.at_census
        and term.is_regular
        and term.counted_on <= $day
        and coalesce(declared.since <= term.ends_on, true)
    group by declared.learner
)

select
    declared.learner,
    declared.entry_type,
    case
        when declared.is_unlisted and declared.since is null then 'unlisted'
        when before.learner is not null then 'before'
        when seen.learner is null then 'never'
        when declared.since is null then 'assumed'
        else 'known'
    end as how,
    seen.term
from declared
left join before on declared.learner = before.learner
left join seen on declared.learner = seen.learner
