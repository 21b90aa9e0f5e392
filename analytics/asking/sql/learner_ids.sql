-- One row per id that a learner goes by, merged ones too.
select learner_id
from alias
