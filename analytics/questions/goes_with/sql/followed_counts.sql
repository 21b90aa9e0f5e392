-- One row: learners whose horizon is over, and those of them who completed within it.
select
    count(*) as people,
    count(*) filter (where is_completed) as completed
from followed_long
