-- One row per standing award (and network, where `sharing_seen` keeps them apart): how
-- far it came, ever and within the horizon (0 awarded, 1 claimed, 2 public, 3 shared,
-- 4 viewed), and whether its horizon is over. Where nobody tells whether it was claimed
-- (or, within the horizon, when), that is passed over, and kept as unknown.
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
        not sharing_shown.is_told as is_unknown,
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
        when not is_claimed and not is_unknown then 0
        when coalesce(visibility <> 'public', not is_shared) then 1
        when not is_shared then 2
        when not is_viewed then 3
        else 4
    end as stage,
    case
        when (not is_claimed and not is_unknown) or not claimed_in then 0
        when coalesce(visibility <> 'public', not shared_in) then 1
        when not shared_in then 2
        when not viewed_in then 3
        else 4
    end as stage_in,
    is_unknown or (is_undated and $within is not null) as is_unknown_in
from told
