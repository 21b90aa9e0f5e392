-- One row per achievement: the name people know it by.
select
    achievement_id,
    name
from achievement
