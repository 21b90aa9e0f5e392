-- One row per learner and term with an enrolment here: whether it stood at the census.
select
    alias.learner,
    term.term,
    bool_or(
        case
            when coalesce(enrollments.status, 'enrolled') = 'enrolled'
                then coalesce(enrollments.status_on <= term.counted_on, true)
            else coalesce(enrollments.status_on > term.counted_on, false)
        end
    ) as at_census,
    bool_or(coalesce(enrollments.load = 'full', false)) as is_full_time,
    sum(enrollments.credits) as credits
from record.enrollments
inner join alias on enrollments.learner_id = alias.learner_id
inner join term on enrollments.term_id = term.term_id
where
    coalesce(enrollments.institution, '') in (select name from here)
group by alias.learner, term.term
