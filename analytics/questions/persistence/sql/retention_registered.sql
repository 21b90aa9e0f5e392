-- One row per learner and term with an enrolment here: all of them count, whatever
-- became of it by the census.
select
    learner,
    term,
    true as at_census,
    is_full_time,
    credits
from enrolled
