-- One row per learner followed: whether they were enrolled here on the last day of
-- their early window, in the regular term that had begun last by then or in any that
-- lasts. Null: not known, for no enrolment of that term was loaded, or the terms end
-- before that day.
with regular as (
    select
        term,
        starts_on,
        ends_on,
        lead(starts_on) over (order by term) is null as is_last,
        term in (select observed_term.term from observed_term) as is_observed
    from term
    where is_regular
),

begun as (
    select
        followed_long.early_until,
        max(regular.term) as term
    from followed_long
    inner join regular on followed_long.early_until >= regular.starts_on
    group by followed_long.early_until
),

there as (
    select distinct followed_long.learner
    from followed_long
    inner join begun on followed_long.early_until = begun.early_until
    inner join regular on begun.term = regular.term
    inner join learner on followed_long.learner = learner.learner
    inner join alias on followed_long.learner = alias.learner
    inner join recorded_enrollments as enrollments
        on alias.learner_id = enrollments.learner_id
    inner join term
        on
            enrollments.term_id = term.term_id
            and (
                begun.term in (term.term, term.part_of)
                or begun.early_until between term.starts_on and term.ends_on
            )
    where
        coalesce(enrollments.institution, '') in (select name from here)
        and case
            when coalesce(enrollments.status, 'enrolled') = 'enrolled'
                then coalesce(enrollments.status_on <= begun.early_until, true)
            else coalesce(enrollments.status_on > begun.early_until, false)
        end
        and coalesce(learner.deceased_on > begun.early_until, true)
        and not exists (
            select 1
            from recorded_completions as completions
            inner join alias as of_degree
                on completions.learner_id = of_degree.learner_id
            where
                of_degree.learner = followed_long.learner
                and completions.conferred_on
                between regular.starts_on and begun.early_until
                and coalesce(completions.institution, '') in (select name from here)
        )
)

select
    followed_long.learner,
    followed_long.entered_on,
    followed_long.early_until,
    followed_long.is_completed,
    case
        when
            regular.is_observed
            and (not regular.is_last or followed_long.early_until <= regular.ends_on)
            then there.learner is not null
    end as is_there
from followed_long
left join begun on followed_long.early_until = begun.early_until
left join regular on begun.term = regular.term
left join there on followed_long.learner = there.learner
