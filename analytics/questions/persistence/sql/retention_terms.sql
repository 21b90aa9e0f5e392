-- One row per term: its days, and whether any enrolment in it here is known.
select
    term.term,
    term.term_id,
    term.name,
    term.starts_on,
    term.counted_on,
    term.ends_on,
    term.season,
    term.is_regular,
    term.term in (select observed_term.term from observed_term) as has_enrolments
from term
order by term.term
