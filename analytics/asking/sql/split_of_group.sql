-- One row per learner of the group that is asked about, whatever else they are in.
select
    learner,
    label
from split
where label = $label
