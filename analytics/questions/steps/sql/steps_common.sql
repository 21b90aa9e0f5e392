-- One row per achievement that any learner of the population holds by the day, that
-- which most of them hold first.
select achievement.achievement_id
from first_earned
inner join population on first_earned.learner = population.learner
inner join achievement on first_earned.achievement = achievement.achievement
where first_earned.earned_on <= $day
group by achievement.achievement_id
order by count(*) desc, achievement.achievement_id
