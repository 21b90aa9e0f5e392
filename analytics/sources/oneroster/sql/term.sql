-- One row per academic session that is a term, and the outermost term that it is part
-- of where it is a session of one.
with part as (
    select
        lineage.sourced_id,
        max_by(lineage.above, lineage.steps) as part_of
    from raw.lineage as lineage
    inner join raw.session as term on lineage.above = term.sourced_id
    where term.is_term and lineage.above <> lineage.sourced_id
    group by lineage.sourced_id
)

select
    session.sourced_id as term_id,
    session.title as name,
    session.starts_on,
    session.ends_on,
    part.part_of,
    session.line
from raw.session as session
left join part on session.sourced_id = part.sourced_id
where session.sourced_id in (select term_id from raw.session_term)
