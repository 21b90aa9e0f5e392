-- One row: whether a program director of this id is known.
select count(*) > 0 as is_known
from record.directors
where director_id = $viewer
