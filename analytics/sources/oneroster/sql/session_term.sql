-- One row per academic session and term that it stands for: itself, the nearest one
-- that it is a part of, or else those that are parts of it (not sessions of these). A
-- school year is a term only where it isn't divided into any.
with divided as (
    select distinct lineage.above as sourced_id
    from raw.lineage as lineage
    inner join raw.session as session on lineage.sourced_id = session.sourced_id
    where session.is_term and lineage.steps > 0
),

inner_term as (
    select distinct lineage.sourced_id
    from raw.lineage as lineage
    inner join raw.session as session on lineage.above = session.sourced_id
    where session.is_term and lineage.steps > 0
),

term as (
    select *
    from raw.session
    where
        is_term
        or (lower(type) = 'schoolyear' and sourced_id not in (from divided))
),

upwards as (
    select
        lineage.sourced_id,
        lineage.above as term_id
    from raw.lineage as lineage
    inner join term on lineage.above = term.sourced_id
    qualify
        row_number() over (partition by lineage.sourced_id order by lineage.steps) = 1
),

downwards as (
    select
        lineage.above as sourced_id,
        lineage.sourced_id as term_id
    from raw.lineage as lineage
    inner join term on lineage.sourced_id = term.sourced_id
    where
        lineage.above not in (select upwards.sourced_id from upwards)
        and lineage.sourced_id not in (from inner_term)
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
inner join raw.session as session on found.sourced_id = session.sourced_id
