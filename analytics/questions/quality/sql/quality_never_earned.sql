-- One row per achievement that nobody holds on the day.
select
    achievement.achievement_id as achievement,
    achievement.name as detail
from achievement
where achievement.achievement not in (select achievement from first_earned)
