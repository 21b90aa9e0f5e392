-- One row: the learner themselves.
select alias.learner
from alias
where alias.learner_id = $viewer
