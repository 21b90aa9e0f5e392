-- One row per achievement that only these activities offer.
select achievement_id
from record.activities
group by achievement_id
having bool_and(activity_id in (select unnest($activities)))
