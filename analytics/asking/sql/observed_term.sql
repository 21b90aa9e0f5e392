-- One row per term of which enrolments here were loaded, of whomever; and whether any
-- of them stood at its census.
select
    term,
    bool_or(at_census) as at_census
from whole_enrolled
group by term
