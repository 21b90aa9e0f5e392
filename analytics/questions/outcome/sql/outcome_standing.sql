-- One row per learner and achievement of `outcome_held` ($with_late: also of those that
-- had only been earned): since when.
select
    learner,
    achievement,
    min(earned_on) as earned_on
from outcome_held
where $with_late or not is_late
group by learner, achievement
