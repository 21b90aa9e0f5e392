-- One row per share of a standing award that had not been claimed by the day of the
-- share; where the share names no award, none of that achievement had. Left aside are
-- those of which nobody tells whether, or when, they were claimed.
with claimed as (
    select
        award.learner,
        award.achievement,
        award.award_id,
        award.claimed_on,
        award.claimed_on is null
        and (
            not award.tells_claims
            or coalesce(award.acceptance = 'accepted', false)
        ) as is_undated
    from award
    where award.revoked_from is null
),

told as (
    select
        learner,
        achievement,
        award_id,
        min(claimed_on) as claimed_on,
        bool_or(is_undated) as is_undated
    from claimed
    where award_id is not null
    group by learner, achievement, award_id
    union all
    select
        learner,
        achievement,
        null as award_id,
        min(claimed_on) as claimed_on,
        bool_or(is_undated) as is_undated
    from claimed
    group by learner, achievement
)

select
    learner.learner_id as learner,
    achievement.achievement_id as achievement,
    share.award_id as award,
    share.shared_on as day,
    case
        when told.claimed_on is null then 'not claimed'
        else concat('claimed on ', told.claimed_on)
    end as detail
from share
inner join population on share.learner = population.learner
inner join told
    on
        share.learner = told.learner
        and share.achievement = told.achievement
        and share.award_id is not distinct from told.award_id
inner join learner on share.learner = learner.learner
inner join achievement on share.achievement = achievement.achievement
where
    share.shared_on <= $day
    and not told.is_undated
    and coalesce(told.claimed_on > share.shared_on, true)
