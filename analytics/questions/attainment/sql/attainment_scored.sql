-- One row per learner of the population, piece of work, criterion and assessor, handed
-- in or assessed by the day: what was found by then. Where a piece was scored, a row
-- that it waits is over.
with told as (
    select
        population.learner,
        assessments.achievement_id,
        assessments.criterion,
        assessments.assessor,
        assessments.activity_id,
        coalesce(assessments.submitted_at, assessments.submitted_on) as submitted,
        case when assessments.assessed_on <= $day then assessments.assessed_on end
            as assessed_on,
        coalesce(assessments.assessed_on > $day, assessments.outcome = 'waiting')
            as is_waiting,
        assessments.outcome,
        assessments.level
    from recorded_assessments as assessments
    inner join alias on assessments.learner_id = alias.learner_id
    inner join population on alias.learner = population.learner
    where
        assessments.outcome is not null
        and coalesce(
            coalesce(assessments.submitted_on, assessments.assessed_on) <= $day, true
        )
        and coalesce(assessments.achievement_id = $achievement, true)
)

select
    learner,
    achievement_id,
    criterion,
    assessor,
    activity_id,
    submitted,
    assessed_on,
    case when is_waiting then 'waiting' else outcome end as outcome,
    case when not is_waiting then level end as level
from told
qualify
    not is_waiting
    or bool_and(is_waiting) over (
        partition by learner, achievement_id, criterion, submitted
    )
