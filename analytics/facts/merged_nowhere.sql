-- One row per id into which others are merged, and that no other record names: it may
-- have been mistyped, or its records are still to come.
select distinct survivor as learner_id
from merged
where survivor not in (select learner_id from mentioned where learner_id is not null)
