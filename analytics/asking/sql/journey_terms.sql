-- One row per term from the learner's first sign of life to the day, and their
-- enrolment in it.
select
    term.term_id,
    term.name,
    term.starts_on,
    term.ends_on,
    term.is_regular,
    enrolled.at_census,
    enrolled.is_full_time
from term
left join enrolled
    on term.term = enrolled.term and enrolled.learner = $learner
where
    term.starts_on <= $day
    and term.ends_on >= (
        select min(days.day)
        from (
            select min(earned_on) as day
            from award
            where learner = $learner
            union all
            select min(first_term.starts_on)
            from enrolled as own
            inner join term as first_term on own.term = first_term.term
            where own.learner = $learner
        ) as days
    )
order by term.term
