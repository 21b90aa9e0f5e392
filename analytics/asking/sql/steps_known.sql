-- One row per achievement of the given ids that is known: its number.
select
    achievement_id,
    achievement
from achievement
where list_contains($ids, achievement_id)
