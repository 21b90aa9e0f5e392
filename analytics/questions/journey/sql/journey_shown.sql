-- One row per standing award of the learner, the latest first: how far it came, who may
-- see it, where it was shared (networks by name) and how often it was looked at.
with shared as (
    select
        award,
        count(*) as shares,
        min(shared_on) as first_shared_on,
        string_agg(distinct network, ', ' order by network) as networks
    from sharing_shares
    group by award
),

looked as (
    select
        sharing_shares.award,
        look.looks
    from look
    inner join sharing_shares on look.share = sharing_shares.share
    where look.viewed_on <= $day
    union all
    select
        sharing_ids.award,
        look.looks
    from look
    inner join sharing_ids
        on
            look.award_id = sharing_ids.award_id
            and look.learner = sharing_ids.learner
            and look.achievement = sharing_ids.achievement
    where look.viewed_on <= $day
),

summed as (
    select
        award,
        cast(sum(looks) as bigint) as looks
    from looked
    group by award
)

select
    achievement.achievement_id,
    achievement.name,
    sharing_staged.issued_on,
    sharing_staged.stage,
    sharing_staged.visibility,
    coalesce(shared.shares, 0) as shares,
    shared.networks,
    shared.first_shared_on,
    coalesce(summed.looks, 0) as looks
from sharing_staged
inner join achievement on sharing_staged.achievement = achievement.achievement
left join shared on sharing_staged.award = shared.award
left join summed on sharing_staged.award = summed.award
order by
    sharing_staged.issued_on desc,
    achievement.name asc,
    achievement.achievement_id asc
