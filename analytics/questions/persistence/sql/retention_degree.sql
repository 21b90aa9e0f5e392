-- One row per degree of a learner of the population by the day: here, or anywhere.
select
    population.learner,
    completions.conferred_on
from recorded_completions as completions
inner join alias on completions.learner_id = alias.learner_id
inner join population on alias.learner = population.learner
where
    completions.conferred_on <= $day
    and (
        $anywhere
        or coalesce(completions.institution, '') in (select name from here)
    )
