-- One row per counted learner and achievement of those that are named: the day on which
-- it was first earned.
select
    counted.learner,
    achievement.achievement_id,
    first_earned.earned_on - date '0001-01-01' + 1 as day
from (select distinct learner from counted) as counted
inner join first_earned on counted.learner = first_earned.learner
inner join achievement on first_earned.achievement = achievement.achievement
where achievement.achievement_id in (select unnest($names))
