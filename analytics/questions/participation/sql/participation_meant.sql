-- One row per learner at the landmark whom the pathway was for by that day.
select there.learner
from outcome_at as there
inner join meant on there.learner = meant.learner
where
    there.is_at_landmark
    and meant.pathway = $pathway
    and coalesce(meant.since <= there.landmark_on, true)
