-- One row per learner of the population who is enrolled, or of whom that isn't known.
select learner
from whereabouts
where standing in (select unnest($listed))
