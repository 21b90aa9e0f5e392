-- One row per learner and term: enrolled in some class of it, or withdrawn from all.
-- A day that can't be read is handed on as it is written, to be judged by its rules.
with enrolled as (
    select
        *,
        try_cast(begins_on as date) as begins,
        try_cast(ends_on as date) as ends
    from raw.enrollments
    where lower(role) = 'student' and coalesce(lower(status), '') <> 'tobedeleted'
),

listed as (
    select
        sourced_id,
        unnest(string_split(term_ids, ',')) as session_id
    from raw.classes
    where coalesce(lower(status), '') <> 'tobedeleted'
),

class_term as (
    select distinct
        listed.sourced_id as class_id,
        found.term_id,
        try_cast(term.starts_on as date) as starts,
        least(
            try_cast(term.ends_on as date), try_cast(found.session_ends_on as date)
        ) as until,
        try_cast(term.ends_on as date) as ends
    from listed
    inner join raw.session_term as found on trim(listed.session_id) = found.sourced_id
    inner join raw.sessions as term on found.term_id = term.sourced_id
),

placed as (
    select
        enrolled.user_id,
        class_term.term_id,
        class_term.starts,
        enrolled.begins,
        enrolled.ends,
        coalesce(enrolled.ends < class_term.until, false) as is_left,
        enrolled.line,
        case when enrolled.begins is null then enrolled.begins_on end as odd_begin,
        case when enrolled.ends is null then enrolled.ends_on end as odd_end
    from enrolled
    left join class_term
        on
            enrolled.class_id = class_term.class_id
            and coalesce(enrolled.begins <= class_term.ends, true)
            and coalesce(enrolled.ends >= class_term.starts, true)
    where enrolled.user_id is null or enrolled.user_id in (from raw.learner_id)
)

select
    user_id as learner_id,
    term_id,
    case when bool_and(is_left) then 'withdrawn' else 'enrolled' end as status,
    coalesce(
        any_value(odd_begin),
        any_value(odd_end),
        cast(
            case
                when bool_and(is_left) then max(ends)
                when min(coalesce(begins, starts)) > min(starts) then min(begins)
            end as varchar
        )
    ) as status_on,
    min(line) as line
from placed
group by
    user_id,
    term_id,
    case when user_id is null or term_id is null then line end
