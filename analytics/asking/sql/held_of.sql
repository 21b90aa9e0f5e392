-- One row per counted learner and achievement that they hold, of those that are named.
select
    counted.learner,
    achievement.achievement_id
from counted
inner join first_earned on counted.learner = first_earned.learner
inner join achievement on first_earned.achievement = achievement.achievement
where achievement.achievement_id in (select unnest($names))
