-- One row per award that was shared or looked at by the day ($apart: and network on
-- which it was shared): when it was shared first, when it was looked at first since,
-- and whether it was looked at at all.
with looked as (
    select
        sharing_shares.award,
        case when $apart then sharing_shares.network else '' end as network,
        look.viewed_on
    from look
    inner join sharing_shares on look.share = sharing_shares.share
    where look.viewed_on <= $day and look.looks > 0
    union all
    select
        sharing_ids.award,
        '' as network,
        look.viewed_on
    from look
    inner join sharing_ids
        on
            look.award_id = sharing_ids.award_id
            and look.learner = sharing_ids.learner
            and look.achievement = sharing_ids.achievement
    where look.viewed_on <= $day and look.looks > 0 and not $apart
),

shared as (
    select
        award,
        case when $apart then network else '' end as network,
        min(shared_on) as shared_on
    from sharing_shares
    group by award, case when $apart then network else '' end
),

since as (
    select
        looked.award,
        looked.network,
        min(
            case when looked.viewed_on >= shared.shared_on then looked.viewed_on end
        ) as viewed_on
    from looked
    left join shared
        on looked.award = shared.award and looked.network = shared.network
    group by looked.award, looked.network
)

select
    coalesce(shared.award, since.award) as award,
    coalesce(shared.network, since.network) as network,
    shared.shared_on,
    since.viewed_on,
    since.award is not null as is_looked_at
from shared
full join since on shared.award = since.award and shared.network = since.network
