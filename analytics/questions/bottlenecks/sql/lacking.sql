-- One row per step and learner who lacks only that: since when, and whether they are
-- here.
select
    told_lacking.step,
    told_lacking.learner,
    date '0001-01-01' + told_lacking.day - 1 as since,
    can_go_on.standing in (select unnest($listed)) as is_here
from told_lacking
inner join can_go_on on told_lacking.learner = can_go_on.learner
