-- One row per standing award (and network, where `sharing_seen` keeps them apart): how
-- far it came, ever and within the horizon (0 awarded, 1 claimed, 2 public, 3 shared,
-- 4 viewed), and whether its horizon is over. A claim without a day counts as in time;
-- where no record tells of claims, whether it was claimed is passed over.
with told as (
    select
        sharing_shown.award,
        sharing_shown.learner,
        sharing_shown.achievement,
        sharing_shown.issued_on,
        sharing_shown.is_retroactive,
        sharing_shown.records,
        sharing_shown.is_claimed,
        sharing_shown.visibility,
        coalesce(sharing_seen.network, '') as network,
        sharing_shown.is_claimed and sharing_shown.claimed_on is null as is_undated,
        coalesce(sharing_seen.is_looked_at, false) as is_looked_at,
        sharing_seen.shared_on is not null as is_shared,
        sharing_seen.viewed_on is not null as is_viewed,
        sharing_shown.issued_on + coalesce(cast($within as integer), 0)
        <= $day as is_mature,
        coalesce(
            sharing_shown.claimed_on
            <= sharing_shown.issued_on + cast($within as integer),
            true
        ) as claimed_in,
        coalesce(
            sharing_seen.shared_on
            <= sharing_shown.issued_on + cast($within as integer),
            sharing_seen.shared_on is not null
        ) as shared_in,
        coalesce(
            sharing_seen.viewed_on
            <= sharing_shown.issued_on + cast($within as integer),
            sharing_seen.viewed_on is not null
        ) as viewed_in
    from sharing_shown
    left join sharing_seen on sharing_shown.award = sharing_seen.award
    where sharing_shown.revoked_from is null
)

select
    *,
    case
        when $has_claims and not is_claimed then 0
        when coalesce(visibility <> 'public', not is_shared) then 1
        when not is_shared then 2
        when not is_viewed then 3
        else 4
    end as stage,
    case
        when $has_claims and (not is_claimed or not claimed_in) then 0
        when coalesce(visibility <> 'public', not shared_in) then 1
        when not shared_in then 2
        when not viewed_in then 3
        else 4
    end as stage_in
from told
