-- One row per academic session that stands, and the one that it is part of: the one
-- that is said, where that is a term; without such a one, the longest term in which its
-- days lie (a term inside another one is at most three quarters of it, and what is
-- longer than 200 days is no term); else the one that is said.
with session as (
    select
        *,
        coalesce(lower(type) in ('term', 'semester'), false) as is_term,
        try_cast(starts_on as date) as begins,
        try_cast(ends_on as date) as ends
    from raw.sessions
    where coalesce(lower(status), '') <> 'tobedeleted'
),

around as (
    select
        session.sourced_id,
        max_by(term.sourced_id, (term.ends - term.begins, term.sourced_id)) as term_id
    from session
    inner join session as term
        on
            session.sourced_id <> term.sourced_id
            and session.begins >= term.begins
            and session.ends <= term.ends
            and (
                not session.is_term
                or 4 * (session.ends - session.begins + 1)
                <= 3 * (term.ends - term.begins + 1)
            )
    where
        lower(session.type) <> 'schoolyear'
        and term.is_term
        and term.ends - term.begins < 200
    group by session.sourced_id
)

select
    session.sourced_id,
    session.title,
    session.type,
    session.is_term,
    session.starts_on,
    session.ends_on,
    session.line,
    case
        when said.is_term then session.parent_id
        else coalesce(around.term_id, session.parent_id)
    end as parent_id
from session
left join session as said on session.parent_id = said.sourced_id
left join around on session.sourced_id = around.sourced_id
