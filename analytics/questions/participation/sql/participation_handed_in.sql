-- One row per learner at the landmark who by that day had handed in work for the
-- achievement, or held it.
select there.learner
from outcome_at as there
inner join alias on there.learner = alias.learner
inner join recorded_assessments as assessments
    on alias.learner_id = assessments.learner_id
inner join achievement on assessments.achievement_id = achievement.achievement_id
where
    there.is_at_landmark
    and coalesce(assessments.submitted_on, assessments.assessed_on) <= there.landmark_on
    and achievement.achievement = $achievement
union
select learner
from outcome_exposed
