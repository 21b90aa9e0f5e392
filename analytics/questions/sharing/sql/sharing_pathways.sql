-- One row per group and pathway that somebody completed: how many did, how many of them
-- so long ago that the horizon is over, how many of these shared something of it before
-- and how many first within it; and of those who had something to show all the time
-- before, how many shared before, after, both.
with old as (
    select
        split.label,
        sharing_beside.*,
        sharing_beside.completed_on + cast($within as integer) <= $day as is_mature,
        sharing_beside.first_issued_on + cast($within as integer)
        <= sharing_beside.completed_on as had_before
    from sharing_beside
    inner join split on sharing_beside.learner = split.learner
)

select
    old.label,
    pathway.pathway_id,
    pathway.title,
    count(*) as completed,
    count(*) filter (where is_mature) as mature,
    count(*) filter (
        where is_mature and first_shared_on < completed_on
    ) as shared_before,
    count(*) filter (
        where is_mature and is_after and first_shared_on >= completed_on
    ) as shared_after,
    count(*) filter (where is_mature and had_before) as compared,
    count(*) filter (
        where is_mature and had_before and is_before
    ) as in_before,
    count(*) filter (
        where is_mature and had_before and is_after
    ) as in_after,
    count(*) filter (
        where is_mature and had_before and is_before and is_after
    ) as in_both
from old
inner join latest_version on old.pathway_id = latest_version.pathway_id
inner join pathway on latest_version.pathway = pathway.pathway
group by old.label, pathway.pathway_id, pathway.title
order by old.label, pathway.title, pathway.pathway_id
