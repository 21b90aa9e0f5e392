-- One row per academic session and session that it lies in, itself among them: how many
-- steps up that is.
with recursive lineage as (
    select
        sourced_id,
        sourced_id as above,
        parent_id,
        0 as steps
    from raw.session
    union all
    select
        lineage.sourced_id,
        session.sourced_id as above,
        session.parent_id,
        lineage.steps + 1 as steps
    from lineage
    inner join raw.session as session on lineage.parent_id = session.sourced_id
    where lineage.steps < 8
)

select
    sourced_id,
    above,
    steps
from lineage
