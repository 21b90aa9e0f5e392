-- One row per way in which enrolments and degrees say that they are of this
-- institution itself: by nothing (''), and by the names that a mapping gives it, in
-- capitals or not. Where none does, and every enrolment names one: by the only one, or
-- the only one in which learners were enrolled in the term in which they entered.
with stated as (
    select value as name
    from record.settings
    where name = 'own_institution'
),

-- One row per learner who tells when they entered: the term in which they did, which is
-- their first one that ended after the day where they name none.
entry as (
    select
        learners.learner_id,
        coalesce(
            any_value(learners.entry_term),
            min_by(terms.term_id, (terms.starts_on, terms.term_id))
        ) as term_id
    from record.learners
    left join record.enrollments
        on
            learners.learner_id = enrollments.learner_id
            and learners.entry_term is null
    left join record.terms
        on
            enrollments.term_id = terms.term_id
            and learners.entry_on <= terms.ends_on
    group by learners.learner_id
),

named as (
    select
        lower(enrollments.institution) as plain,
        bool_or(entry.learner_id is not null) as is_entered,
        bool_or(lower(enrollments.institution) is null) over () as is_empty_here
    from record.enrollments
    left join entry
        on
            enrollments.learner_id = entry.learner_id
            and enrollments.term_id = entry.term_id
    group by lower(enrollments.institution)
),

own as (
    select lower(name) as plain
    from stated
    union
    (
        select plain
        from named
        where not is_empty_here and not exists (select 1 from stated)
        qualify
            count(*) over () = 1
            or (is_entered and count(*) filter (where is_entered) over () = 1)
    )
),

written as (
    select institution as name from record.enrollments
    union
    select institution as name from record.completions
)

select '' as name
union
select name
from stated
union
select written.name
from written
inner join own on lower(written.name) = own.plain
