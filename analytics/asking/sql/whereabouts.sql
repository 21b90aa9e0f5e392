-- One row per learner of the population: where they stand on the day (deceased,
-- graduated here, enrolled, not enrolled, unknown), and since when. A regular term is
-- observed once its census has passed and enrolments of it were loaded.
with observed as (
    select
        term.term,
        term.counted_on
    from observed_term
    inner join term on observed_term.term = term.term
    where term.is_regular and term.counted_on <= $day
),

seen as (
    select
        enrolled.learner,
        max(term.counted_on) filter (where enrolled.at_census) as counted_on,
        max(term.ends_on) filter (where enrolled.at_census) as ends_on
    from enrolled
    inner join term on enrolled.term = term.term
    where term.counted_on <= $day
    group by enrolled.learner
),

missed as (
    select
        seen.learner,
        min(observed.counted_on) as since
    from seen
    inner join observed on seen.counted_on < observed.counted_on
    where seen.ends_on < $day
    group by seen.learner
),

conferred as (
    select
        alias.learner,
        max(completions.conferred_on) as conferred_on
    from recorded_completions as completions
    inner join alias on completions.learner_id = alias.learner_id
    where
        completions.conferred_on <= $day
        and coalesce(completions.institution, '') in (select name from here)
    group by alias.learner
),

told as (
    select
        population.learner,
        learner.deceased_on,
        case
            when coalesce(seen.counted_on <= conferred.conferred_on, true)
                then conferred.conferred_on
        end as conferred_on,
        missed.since,
        seen.learner is not null as is_known,
        seen.counted_on is not null as was_counted
    from population
    inner join learner on population.learner = learner.learner
    left join seen on population.learner = seen.learner
    left join missed on population.learner = missed.learner
    left join conferred on population.learner = conferred.learner
)

select
    learner,
    case
        when deceased_on <= $day then 'deceased'
        when conferred_on is not null then 'graduated'
        when since is not null or (is_known and not was_counted) then 'not enrolled'
        when is_known then 'enrolled'
        else 'unknown'
    end as standing,
    case
        when deceased_on <= $day then deceased_on
        when conferred_on is not null then conferred_on
        else since
    end as since
from told
