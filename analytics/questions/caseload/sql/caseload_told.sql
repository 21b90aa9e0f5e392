-- One row per counted learner, in order: whether they hold something of the pathway,
-- and whether they declared it and graduate this term.
select
    learner,
    has_entered,
    is_graduating
from counted
order by learner
