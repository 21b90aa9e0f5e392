-- One row per learner of the population: the regular term that they entered (the first
-- at whose census they were enrolled, from their declared entry on; so a summer starter
-- who continues belongs to fall), or why none can be told.
with loaded as (
    select min(term.starts_on) as first_on
    from term
    inner join retention_enrolled as there on term.term = there.term
    where term.is_regular
),

said as (
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
    select distinct said.learner
    from said
    cross join loaded
    left join term
        on
            term.is_regular
            and said.since <= term.ends_on
            and loaded.first_on > term.starts_on
    where
        term.term is not null
        or said.since < loaded.first_on - cast($reach as integer)
),

seen as (
    select
        said.learner,
        min(term.term) as term
    from said
    inner join retention_enrolled as there on said.learner = there.learner
    inner join term on there.term = term.term
    where
        there.at_census
        and term.is_regular
        and term.counted_on <= $day
        and coalesce(said.since <= term.ends_on, true)
    group by said.learner
)

select
    said.learner,
    said.entry_type,
    case
        when said.is_unlisted and said.since is null then 'unlisted'
        when before.learner is not null then 'before'
        when seen.learner is null then 'never'
        when said.since is null then 'assumed'
        else 'known'
    end as how,
    seen.term
from said
left join before on said.learner = before.learner
left join seen on said.learner = seen.learner
