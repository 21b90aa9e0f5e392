-- One row per learner of the population whose entry is known: when they entered (the
-- first day of their entry term where nothing else is).
select
    learner.learner,
    coalesce(learner.entry_on, term.starts_on) as day,
    learner.entry_at as instant,
    cast(null as date) as since,
    cast(null as date) as before,
    cast($fits as bigint) as fits
from learner
inner join population on learner.learner = population.learner
left join term on learner.entry_term = term.term_id
where coalesce(learner.entry_on, term.starts_on) is not null
