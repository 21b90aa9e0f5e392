-- One row: learners whose horizon is over, and those of them who completed within it;
-- how many were enrolled when the early window ended, how many of these completed, and
-- of how many it isn't known.
select
    count(*) as people,
    count(*) filter (where is_completed) as completed,
    count(*) filter (where is_there) as there,
    count(*) filter (where is_there and is_completed) as there_completed,
    count(*) filter (where is_there is null) as unknown
from followed_standing
