-- One row per learner who is compared: what was known of them before the window in
-- which they could be exposed. How they entered, with which load and at which level;
-- their (primary) programme as it was; what they had studied (outcome_studied).
with people as (
    select
        outcome_at.learner,
        outcome_at.cohort,
        greatest(
            entered.starts_on,
            least(term.starts_on, coalesce(opened.opened_on - 1, term.starts_on))
        ) as looked_from
    from outcome_at
    inner join term on outcome_at.landmark = term.term
    inner join term as entered on outcome_at.cohort = entered.term
    left join outcome_opened as opened on outcome_at.cohort = opened.cohort
    where outcome_at.left_out is null
),

programs as (
    select
        people.learner,
        program.program
    from people
    inner join program on people.learner = program.learner
    inner join term on program.term = term.term
    where term.starts_on <= people.looked_from
    qualify
        row_number() over (
            partition by people.learner
            order by term.term desc, program.is_primary desc, program.program asc
        ) = 1
),

entry as (
    select
        learner,
        term,
        any_value(entry_type) as entry_type,
        any_value(load) as load,
        any_value(level) as level
    from retention_member
    group by learner, term
)

select
    people.learner,
    cohort.term_id as cohort,
    entry.entry_type,
    entry.load,
    entry.level,
    programs.program,
    coalesce(studied.prior_terms, 0) as prior_terms,
    studied.credits,
    studied.grade_points
from people
inner join term as cohort on people.cohort = cohort.term
left join entry
    on people.learner = entry.learner and people.cohort = entry.term
left join programs on people.learner = programs.learner
left join outcome_studied as studied on people.learner = studied.learner
order by people.learner
