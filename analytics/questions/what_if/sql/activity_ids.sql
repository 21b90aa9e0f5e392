-- One row per activity.
select distinct activity_id
from record.activities
