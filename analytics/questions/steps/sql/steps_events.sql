-- One row per event of a learner, in their own order: days before the instants on them,
-- so that what leaves the most open comes first.
select
    learner,
    day,
    instant,
    since,
    before,
    fits,
    row_number() over (
        partition by learner order by day, instant nulls first, fits, since
    ) as place
from happened
where day <= $day
