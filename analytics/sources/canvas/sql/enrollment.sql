-- One row per learner and term: enrolled in some course of it, or inactive in all.
with enrolled as (
    select
        enrollments.user_id,
        enrollments.line,
        lower(enrollments.status) = 'inactive' as is_inactive,
        coalesce(enrollments.course_id, sections.course_id) as course_id
    from raw.enrollments as enrollments
    left join raw.sections as sections
        on
            enrollments.section_id = sections.section_id
            and enrollments.course_id is null
    where
        lower(enrollments.role) in ('student', 'studentenrollment')
        and coalesce(lower(enrollments.status), '') not in (
            'deleted', 'rejected', 'invited', 'creation_pending'
        )
),

placed as (
    select
        enrolled.user_id,
        enrolled.line,
        enrolled.is_inactive,
        coalesce(terms.sis_id, courses.term_id) as term_id
    from enrolled
    left join raw.courses as courses on enrolled.course_id = courses.course_id
    left join raw.terms as terms on courses.term_id = terms.term_id
)

select
    coalesce(person.learner_id, placed.user_id) as learner_id,
    placed.term_id,
    case when bool_and(placed.is_inactive) then 'withdrawn' else 'enrolled' end
        as status,
    min(placed.line) as line
from placed
left join raw.person as person on placed.user_id = person.user_id
group by
    placed.user_id,
    person.learner_id,
    placed.term_id,
    case
        when placed.user_id is null or placed.term_id is null then placed.line
    end
