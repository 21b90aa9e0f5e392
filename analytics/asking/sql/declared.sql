-- One row per learner and pathway that they had set out on by the day asked about:
-- first day, and the day they gave it up (null where they hadn't by then, or where one
-- of several times was still on). A declaration without a day counts from the start.
with by_then as (
    select
        learner,
        pathway_id,
        declared_on,
        case when ended_on <= $day then ended_on end as ended_on
    from declaration
    where coalesce(declared_on <= $day, true)
)

select
    learner,
    pathway_id,
    min(declared_on) as declared_on,
    case when count(*) = count(ended_on) then max(ended_on) end as ended_on
from by_then
group by learner, pathway_id
