-- One row per achievement that any of these activities offers.
select distinct achievement_id
from record.activities
where activity_id in (select unnest($activities))
