-- One row per academic session and term that it stands for: itself, the nearest one
-- that it is a part of, or else those that are parts of it. A school year is a term
-- only where it isn't divided into any.
with recursive session as (
    select
        *,
        lower(type) in ('term', 'semester') as is_term
    from raw.sessions
    where coalesce(lower(status), '') <> 'tobedeleted'
),

lineage as (
    select
        sourced_id,
        sourced_id as above,
        parent_id,
        0 as steps
    from session
    union all
    select
        lineage.sourced_id,
        session.sourced_id as above,
        session.parent_id,
        lineage.steps + 1 as steps
    from lineage
    inner join session on lineage.parent_id = session.sourced_id
    where lineage.steps < 8
),

divided as (
    select distinct lineage.above as sourced_id
    from lineage
    inner join session on lineage.sourced_id = session.sourced_id
    where session.is_term and lineage.steps > 0
),

term as (
    select *
    from session
    where
        is_term
        or (lower(type) = 'schoolyear' and sourced_id not in (from divided))
),

upwards as (
    select
        lineage.sourced_id,
        lineage.above as term_id
    from lineage
    inner join term on lineage.above = term.sourced_id
    qualify row_number() over (partition by lineage.sourced_id order by steps) = 1
),

downwards as (
    select
        lineage.above as sourced_id,
        lineage.sourced_id as term_id
    from lineage
    inner join term on lineage.sourced_id = term.sourced_id
    where lineage.above not in (select upwards.sourced_id from upwards)
),

found as (
    select *
    from upwards
    union
    select *
    from downwards
)

select
    found.sourced_id,
    found.term_id,
    session.ends_on as session_ends_on
from found
inner join session on found.sourced_id = session.sourced_id
