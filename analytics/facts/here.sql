-- One row per way in which enrolments and degrees say that they are of this institution
-- itself: by nothing (''), and by the names that a mapping gives it. Where none does,
-- and every enrolment names one: by the only one, or the only one in which learners
-- were enrolled in the term in which they entered.
with stated as (
    select value as name
    from record.settings
    where name = 'own_institution'
),

named as (
    select
        enrollments.institution,
        bool_or(learners.learner_id is not null) as is_entered,
        bool_or(enrollments.institution is null) over () as is_empty_here
    from record.enrollments
    left join record.learners
        on
            enrollments.learner_id = learners.learner_id
            and enrollments.term_id = learners.entry_term
    group by enrollments.institution
)

select '' as name
union all
select name
from stated
union all
(
    select institution as name
    from named
    where not is_empty_here and not exists (select 1 from stated)
    qualify
        count(*) over () = 1
        or (is_entered and count(*) filter (where is_entered) over () = 1)
)
