-- One row per group and counted learner.
select
    label,
    learner
from counted
order by label, learner
