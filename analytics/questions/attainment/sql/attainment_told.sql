-- One row: assessments of the population handed in after the day, and those that don't
-- say what was found.
select
    count(*) filter (
        where coalesce(assessments.submitted_on, assessments.assessed_on) > $day
    ) as later,
    count(*) filter (where assessments.outcome is null) as untold
from recorded_assessments as assessments
inner join alias on assessments.learner_id = alias.learner_id
inner join population on alias.learner = population.learner
where coalesce(assessments.achievement_id = $achievement, true)
