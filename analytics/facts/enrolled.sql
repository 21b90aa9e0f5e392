-- One row per learner and term with an enrolment here, in the term or in a session that
-- is part of it: whether one stood at its census.
with of_census as (
    select
        term,
        term_id,
        counted_on
    from term
    union all
    select
        part_of as term,
        term_id,
        counted_on
    from term
    where part_of is not null
)

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
inner join of_census as term on enrollments.term_id = term.term_id
where
    coalesce(enrollments.institution, '') in (select name from here)
group by alias.learner, term.term
