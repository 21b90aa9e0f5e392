-- One row per learner of the population as `outcome_at` has them: at the landmark, also
-- whether they were exposed by that day.
select
    placed.learner,
    placed.cohort,
    placed.landmark,
    placed.landmark_on,
    placed.until,
    placed.fate,
    placed.left_out,
    placed.succeeded,
    case when placed.is_at_landmark then exposed.learner is not null end as exposed
from outcome_at as placed
left join outcome_exposed as exposed on placed.learner = exposed.learner
