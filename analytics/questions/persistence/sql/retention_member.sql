-- One row per learner and term of a cohort: those who entered in it, or everybody who
-- was enrolled at its census; how they entered, their load and level in that term.
with chosen as (
    select
        learner,
        term,
        entry_type
    from retention_entry
    where not $everybody and how in ('known', 'assumed')
    union all
    select
        entry.learner,
        there.term,
        entry.entry_type
    from retention_entry as entry
    inner join retention_enrolled as there on entry.learner = there.learner
    where $everybody and there.at_census
),

loads as (
    select
        chosen.learner,
        chosen.term,
        case bool_or(enrollments.load = 'full')
            when true then 'full-time'
            when false then 'part-time'
        end as load
    from recorded_enrollments as enrollments
    inner join alias on enrollments.learner_id = alias.learner_id
    inner join term on enrollments.term_id = term.term_id
    inner join chosen
        on
            alias.learner = chosen.learner
            and chosen.term in (term.term, term.part_of)
    where
        coalesce(enrollments.institution, '') in (select name from here)
    group by chosen.learner, chosen.term
),

levels as (
    select
        chosen.learner,
        chosen.term,
        program.level
    from program
    inner join chosen
        on program.learner = chosen.learner and program.term = chosen.term
    where program.level is not null
    qualify
        row_number() over (
            partition by chosen.learner, chosen.term
            order by program.is_primary desc, program.program asc, program.level asc
        ) = 1
),

told as (
    select
        chosen.*,
        loads.load,
        levels.level,
        coalesce(
            chosen.entry_type = 'graduate'
            or lower(levels.level) in ('graduate', 'postgraduate'),
            false
        ) as is_graduate
    from chosen
    left join loads on chosen.learner = loads.learner and chosen.term = loads.term
    left join levels
        on chosen.learner = levels.learner and chosen.term = levels.term
)

select *
from told
where
    coalesce(load = $load, $load is null)
    and (
        $entry_type is null
        or ($entry_type = 'graduate' and is_graduate)
        or coalesce(entry_type = $entry_type and not is_graduate, false)
    )
