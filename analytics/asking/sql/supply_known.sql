-- One row per achievement of which any activity was ever loaded.
select distinct achievement_id
from record.activities
