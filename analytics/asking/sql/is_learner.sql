-- One row: whether a learner of this id is known.
select count(*) > 0 as is_known
from whole_alias
where learner_id = $viewer
