-- One row per learner of the population and achievement that they don't hold, but have
-- handed in work for that isn't assessed on the day: since when (null: unknown). Where
-- a piece was scored by then, by anybody, a row that it waits is over.
with piece as (
    select
        alias.learner,
        achievement.achievement,
        achievement.achievement_id,
        assessments.submitted_on
    from recorded_assessments as assessments
    inner join alias on assessments.learner_id = alias.learner_id
    inner join population on alias.learner = population.learner
    inner join achievement on assessments.achievement_id = achievement.achievement_id
    where coalesce(assessments.submitted_on <= $day, true)
    group by
        alias.learner,
        achievement.achievement,
        achievement.achievement_id,
        assessments.submitted_on,
        assessments.activity_id,
        assessments.criterion
    having
        bool_and(
            coalesce(
                assessments.assessed_on > $day,
                assessments.outcome = 'waiting',
                false
            )
        )
)

select
    piece.learner,
    piece.achievement_id,
    min(piece.submitted_on) as since
from piece
left join first_earned
    on
        piece.learner = first_earned.learner
        and piece.achievement = first_earned.achievement
where first_earned.learner is null
group by piece.learner, piece.achievement_id
order by piece.learner, since, piece.achievement_id
