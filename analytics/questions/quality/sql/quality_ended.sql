-- One row per achievement whose last day has passed.
select
    achievement_id as achievement,
    offered_to as day,
    name as detail
from achievement
where offered_to < $day
