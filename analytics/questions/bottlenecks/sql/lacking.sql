-- One row per step and learner who lacks only that: since when, and whether they are
-- here.
select
    told_lacking.step,
    told_lacking.learner,
    date '0001-01-01' + told_lacking.day - 1 as since,
    whereabouts.standing in (select unnest($listed)) as is_here
from told_lacking
inner join whereabouts on told_lacking.learner = whereabouts.learner
