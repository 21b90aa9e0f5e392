-- One row per learner of the population who is enrolled, or of whom that isn't known.
select learner
from can_go_on
where standing in (select unnest($listed))
