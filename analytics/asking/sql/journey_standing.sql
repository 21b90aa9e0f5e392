-- One row: where the learner stands on the day (of whereabouts), and since when.
select
    standing,
    since
from whereabouts
where learner = $learner
