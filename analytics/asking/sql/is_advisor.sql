-- One row: whether an advisor of this id is known.
select count(*) > 0 as is_known
from record.advisors
where advisor_id = $viewer
