-- One row: the learner themselves.
select alias.learner
from whole_alias as alias
where alias.learner_id = $viewer
