-- One row per learner and term with an enrolment here, and whether they count as there
-- at its census: as they do ($registered: all of them, whatever became of it by then).
select
    learner,
    term,
    at_census or $registered as at_census
from enrolled
