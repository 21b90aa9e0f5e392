-- One row per learner whom an advisor looks after on the day.
select distinct alias.learner
from record.advisors
inner join whole_alias as alias on advisors.learner_id = alias.learner_id
where
    advisors.advisor_id = $viewer
    and coalesce(advisors."from" <= $day, true)
    and coalesce(advisors."to" >= $day, true)
