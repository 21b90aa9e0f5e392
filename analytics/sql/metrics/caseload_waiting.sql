-- One row per learner of the population and achievement that they don't hold, but have
-- handed in work for that isn't assessed on the day: since when (null: unknown).
select
    alias.learner,
    achievement.achievement_id,
    min(assessments.submitted_on) as since
from record.assessments
inner join alias on assessments.learner_id = alias.learner_id
inner join population on alias.learner = population.learner
inner join achievement on assessments.achievement_id = achievement.achievement_id
left join first_earned
    on
        alias.learner = first_earned.learner
        and achievement.achievement = first_earned.achievement
where
    first_earned.learner is null
    and coalesce(assessments.submitted_on <= $day, true)
    and coalesce(assessments.assessed_on > $day, assessments.outcome = 'waiting')
group by alias.learner, achievement.achievement_id
order by alias.learner, since, achievement.achievement_id
