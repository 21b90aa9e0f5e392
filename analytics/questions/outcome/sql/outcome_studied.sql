-- One row per learner who is compared and studied here before the window in which they
-- could be exposed (it ends at the landmark's census): regular terms at whose census
-- they stood enrolled; credits and mean grade points (weighed by credits where they are
-- known) of the terms over by then. Who withdrew by then took none.
with people as (
    select
        outcome_at.learner,
        least(term.counted_on, coalesce(opened.opened_on, term.counted_on)) as looked_on
    from outcome_at
    inner join term on outcome_at.landmark = term.term
    left join outcome_opened as opened on outcome_at.cohort = opened.cohort
    where outcome_at.left_out is null
),

studied as (
    select
        people.learner,
        count(*) as prior_terms
    from people
    inner join enrolled on people.learner = enrolled.learner
    inner join term on enrolled.term = term.term
    where enrolled.at_census and term.is_regular and term.counted_on < people.looked_on
    group by people.learner
),

taken as (
    select
        people.learner,
        enrollments.credits,
        enrollments.gpa
    from people
    inner join alias on people.learner = alias.learner
    inner join recorded_enrollments as enrollments
        on alias.learner_id = enrollments.learner_id
    inner join term on enrollments.term_id = term.term_id
    where
        coalesce(enrollments.institution, '') in (select name from here)
        and term.ends_on < people.looked_on
        and case
            when coalesce(enrollments.status, 'enrolled') = 'enrolled'
                then coalesce(enrollments.status_on < people.looked_on, true)
            else coalesce(enrollments.status_on >= people.looked_on, false)
        end
),

graded as (
    select
        learner,
        sum(credits) as credits,
        coalesce(
            sum(gpa * credits) / nullif(sum(credits) filter (where gpa is not null), 0),
            avg(gpa)
        ) as grade_points
    from taken
    group by learner
)

select
    people.learner,
    studied.prior_terms,
    graded.credits,
    graded.grade_points
from people
left join studied on people.learner = studied.learner
left join graded on people.learner = graded.learner
where studied.learner is not null or graded.learner is not null
