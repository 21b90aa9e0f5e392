-- One row per advisor who looks after somebody of the population on the day.
select distinct advisors.advisor_id
from recorded_advisors as advisors
inner join alias on advisors.learner_id = alias.learner_id
inner join population on alias.learner = population.learner
where
    coalesce(advisors."from" <= $day, true)
    and coalesce(advisors."to" >= $day, true)
order by advisors.advisor_id
