-- One row per stage that any learner of the population has come to by the day.
select 'entered' as stage
from learner
inner join population on learner.learner = population.learner
left join term on learner.entry_term = term.term_id
where coalesce(learner.entry_on, term.starts_on) <= $day
union
select 'first-badge' as stage
from first_earned
inner join population on first_earned.learner = population.learner
where first_earned.earned_on <= $day
union
select 'claimed' as stage
from award
inner join population on award.learner = population.learner
where award.revoked_from is null and award.claimed_on <= $day
union
select 'shared' as stage
from share
inner join population on share.learner = population.learner
where share.shared_on <= $day
union
select 'viewed' as stage
from look
inner join population on look.learner = population.learner
where look.viewed_on <= $day
union
select 'enrolled-next-term' as stage
from enrolled
inner join population on enrolled.learner = population.learner
where enrolled.at_census
