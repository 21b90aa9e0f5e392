-- One row per achievement that the learner holds: its day.
select
    achievement.achievement_id,
    first_earned.earned_on
from first_earned
inner join achievement on first_earned.achievement = achievement.achievement
where first_earned.learner = $learner
