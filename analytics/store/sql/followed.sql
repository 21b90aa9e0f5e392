-- One row per recipient of whom every issue day is some learner's: one of the learners
-- (where they differ, `recycled` says whose each day is).
select
    recipient_id as learner_id,
    min(survivor) as survivor
from recognised
group by recipient_id
having count(*) = count(survivor)
