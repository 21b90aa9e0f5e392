-- One row per share: whose it is, of what, where and when, numbered. The award's id is
-- there where that award is known.
with by_award as (
    select
        awards.award_id,
        awards.learner_id,
        awards.achievement_id,
        row_number() over (
            partition by awards.award_id order by awards.source
        ) as place
    from record.awards
    where awards.award_id is not null
),

told as (
    select
        coalesce(by_award.learner_id, shares.learner_id) as learner_id,
        coalesce(by_award.achievement_id, shares.achievement_id) as achievement_id,
        by_award.award_id,
        shares.share_id,
        shares.network,
        shares.shared_on,
        shares.shared_at
    from record.shares
    left join by_award on shares.award_id = by_award.award_id and by_award.place = 1
)

select
    cast(
        row_number() over (
            order by
                alias.learner,
                achievement.achievement,
                told.shared_on,
                told.shared_at,
                told.network,
                told.award_id,
                told.share_id
        ) as integer
    ) as share,
    alias.learner,
    achievement.achievement,
    told.award_id,
    told.share_id,
    told.network,
    told.shared_on,
    told.shared_at
from told
inner join alias on told.learner_id = alias.learner_id
inner join achievement on told.achievement_id = achievement.achievement_id
order by 1
