-- One row per learner of the population as `outcome_at` has them: at the landmark, also
-- whether they were exposed by that day, or would be if late badges counted from when
-- they were earned.
select
    placed.learner,
    placed.cohort,
    placed.landmark,
    placed.landmark_on,
    placed.until,
    placed.fate,
    placed.left_out,
    placed.succeeded,
    case when placed.is_at_landmark then exposed.learner is not null end as exposed,
    case when placed.is_at_landmark then early.learner is not null end as early
from outcome_at as placed
left join outcome_exposed as exposed on placed.learner = exposed.learner
left join outcome_early as early on placed.learner = early.learner
