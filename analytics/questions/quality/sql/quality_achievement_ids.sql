-- One row per achievement: its id in the records and the state's number for it.
select
    achievement_id,
    achievement
from achievement
