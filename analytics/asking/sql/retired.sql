-- One row per achievement that can't be earned any more on the day.
select achievement_id
from achievement
where offered_to < $day
