-- One row per day on which a standing award was looked at that nobody but its learner
-- may see; where only learner and achievement are known, all awards of it are private.
with told as (
    select
        learner,
        achievement,
        award_id,
        bool_and(coalesce(visibility = 'private', false)) as is_private
    from award
    where revoked_from is null and award_id is not null
    group by learner, achievement, award_id
    union all
    select
        learner,
        achievement,
        null as award_id,
        bool_and(coalesce(visibility = 'private', false)) as is_private
    from award
    where revoked_from is null
    group by learner, achievement
),

seen as (
    select
        look.learner,
        look.achievement,
        coalesce(look.award_id, share.award_id) as award_id,
        look.viewed_on,
        sum(look.looks) as looks
    from look
    left join share on look.share = share.share
    where look.viewed_on <= $day
    group by
        look.learner,
        look.achievement,
        coalesce(look.award_id, share.award_id),
        look.viewed_on
)

select
    learner.learner_id as learner,
    achievement.achievement_id as achievement,
    seen.award_id as award,
    seen.viewed_on as day,
    concat(seen.looks, case when seen.looks = 1 then ' look' else ' looks' end)
        as detail
from seen
inner join population on seen.learner = population.learner
inner join told
    on
        seen.learner = told.learner
        and seen.achievement = told.achievement
        and seen.award_id is not distinct from told.award_id
inner join learner on seen.learner = learner.learner
inner join achievement on seen.achievement = achievement.achievement
where told.is_private and seen.looks > 0
