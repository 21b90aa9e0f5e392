-- One row per learner and regular term in which they are followed and something is
-- known of their grades: the fifth (of all such rows) of their mean grade points in
-- terms over by its census, weighed by credits where they are known.
with taken as (
    select
        alias.learner,
        term.ends_on,
        sum(enrollments.gpa) as points,
        count(*) as marks,
        sum(enrollments.gpa * enrollments.credits) as weighed,
        sum(enrollments.credits) as credits
    from (select distinct learner from outcome_spell) as people
    inner join alias on people.learner = alias.learner
    inner join recorded_enrollments as enrollments
        on alias.learner_id = enrollments.learner_id
    inner join term on enrollments.term_id = term.term_id
    where
        coalesce(enrollments.institution, '') in (select name from here)
        and enrollments.gpa is not null
        and case
            when coalesce(enrollments.status, 'enrolled') = 'enrolled'
                then coalesce(enrollments.status_on <= term.ends_on, true)
            else coalesce(enrollments.status_on > term.ends_on, false)
        end
    group by alias.learner, term.ends_on
),

so_far as (
    select
        learner,
        ends_on,
        coalesce(
            sum(weighed) over earlier / nullif(sum(credits) over earlier, 0),
            sum(points) over earlier / sum(marks) over earlier
        ) as grade_points
    from taken
    window earlier as (partition by learner order by ends_on)
),

known as (
    select
        spell.learner,
        spell.place,
        so_far.grade_points
    from outcome_spell as spell
    asof inner join so_far
        on spell.learner = so_far.learner and spell.counted_on > so_far.ends_on
),

edges as (
    select quantile_cont(grade_points, [0.2, 0.4, 0.6, 0.8]) as edge
    from known
)

select
    known.learner,
    known.place,
    1 + len(list_filter(edges.edge, lambda one: one < known.grade_points)) as fifth
from known
cross join edges
