-- One row per academic session that is a term.
select
    sessions.sourced_id as term_id,
    sessions.title as name,
    sessions.starts_on,
    sessions.ends_on,
    sessions.line
from raw.sessions as sessions
where
    sessions.sourced_id in (select term_id from raw.session_term)
    and coalesce(lower(sessions.status), '') <> 'tobedeleted'
