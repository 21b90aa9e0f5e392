-- One row: whether an assessor of this id is known.
select count(*) > 0 as is_known
from record.assessments
where assessor = $viewer
