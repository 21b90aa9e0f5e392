-- One row per group and part: awards that came so far, their learners, those whose
-- horizon is over, those of them that came so far within it, those that have a later
-- stage without an earlier one, and of how many nobody knows whether they were claimed,
-- ever and within the horizon. Terms come in their own order.
with own as (
    select
        split.label,
        case when $apart then sharing_staged.network else sharing_parted.part end
            as part,
        sharing_staged.learner,
        min(issued_on) as first_issued,
        max(stage) as furthest,
        count(*) as awarded,
        count(*) filter (where stage >= 1) as claimed,
        count(*) filter (where stage >= 2) as public_ones,
        count(*) filter (where stage >= 3) as shared,
        count(*) filter (where stage >= 4) as viewed,
        count(*) filter (where is_mature) as mature,
        count(*) filter (where is_mature and stage_in >= 1) as claimed_in,
        count(*) filter (where is_mature and stage_in >= 2) as public_in,
        count(*) filter (where is_mature and stage_in >= 3) as shared_in,
        count(*) filter (where is_mature and stage_in >= 4) as viewed_in,
        count(*) filter (where visibility = 'public' and stage < 2) as left_public,
        count(*) filter (where is_shared and stage < 3) as left_shared,
        count(*) filter (where is_looked_at and stage < 4) as left_viewed,
        count(*) filter (where is_unknown) as unknown,
        count(*) filter (where is_mature and is_unknown_in) as unknown_in,
        count(visibility) as told
    from sharing_staged
    inner join split on sharing_staged.learner = split.learner
    inner join sharing_parted on sharing_staged.award = sharing_parted.award
    where not $apart or sharing_staged.is_shared
    group by
        split.label,
        case when $apart then sharing_staged.network else sharing_parted.part end,
        sharing_staged.learner
)

select
    label,
    part,
    list_value(
        sum(awarded), sum(claimed), sum(public_ones), sum(shared), sum(viewed)
    ) as awards,
    list_value(
        count(*),
        count(*) filter (where claimed > unknown),
        count(*) filter (where furthest >= 2),
        count(*) filter (where furthest >= 3),
        count(*) filter (where furthest >= 4)
    ) as learners,
    list_value(
        sum(mature), sum(claimed_in), sum(public_in), sum(shared_in), sum(viewed_in)
    ) as mature,
    list_value(0, 0, sum(left_public), sum(left_shared), sum(left_viewed)) as left_out,
    list_value(sum(unknown), sum(unknown_in)) as unknown,
    sum(told) as told
from own
group by label, part
order by label, case when $by_term then min(first_issued) end, part
