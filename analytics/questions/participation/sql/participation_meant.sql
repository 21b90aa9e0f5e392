-- One row per learner at the landmark whom the pathway was for by that day.
select there.learner
from outcome_at as there
inner join in_audience on there.learner = in_audience.learner
where
    there.is_at_landmark
    and in_audience.pathway = $pathway
    and coalesce(in_audience.since <= there.landmark_on, true)
