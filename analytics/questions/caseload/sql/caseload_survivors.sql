-- One row per id that is asked about and known: the id that stays.
select
    learner_id,
    survivor
from alias
where learner_id in (select unnest($ids))
