-- One row per pathway and stretch of days: the version by which whoever sets out in it
-- is judged. Of those in force the one that began last; where none is, the one that
-- began last before; before all of them, the first to begin.
with boundary as (
    select distinct
        pathway_id,
        date '0001-01-01' as since
    from pathway
    union
    select
        pathway_id,
        effective_from as since
    from pathway
    where effective_from is not null
    union
    select
        pathway_id,
        effective_to + 1 as since
    from pathway
    where effective_to is not null
),

stretch as (
    select
        pathway_id,
        since,
        coalesce(
            lead(since) over (partition by pathway_id order by since) - 1,
            date '9999-12-31'
        ) as until
    from boundary
),

ranked as (
    select
        stretch.*,
        pathway.pathway,
        row_number() over (
            partition by stretch.pathway_id, stretch.since
            order by
                (
                    coalesce(pathway.effective_from <= stretch.since, true)
                    and coalesce(pathway.effective_to >= stretch.since, true)
                ) desc,
                coalesce(pathway.effective_from <= stretch.since, true) desc,
                case
                    when coalesce(pathway.effective_from <= stretch.since, true)
                        then pathway.effective_from
                end desc nulls last,
                pathway.effective_from asc,
                pathway.version desc
        ) as place
    from stretch
    inner join pathway on stretch.pathway_id = pathway.pathway_id
)

select
    pathway_id,
    since,
    until,
    pathway
from ranked
where place = 1
