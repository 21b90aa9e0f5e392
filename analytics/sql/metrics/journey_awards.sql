-- One row per award of the learner: all its days, and how it came to be.
with told as (
    select
        alias.learner,
        awards.*
    from record.awards
    inner join alias on awards.learner_id = alias.learner_id
    where alias.learner = $learner
),

offered as (
    select
        activity_id,
        achievement_id,
        title,
        kind
    from record.activities
)

select
    achievement.achievement_id,
    achievement.name,
    achievement.kind,
    achievement.is_milestone,
    achievement.issuer,
    achievement.description,
    achievement.criteria,
    achievement.skills,
    told.earned_on,
    coalesce(told.issued_on, told.earned_on) as issued_on,
    told.claimed_on,
    told.expires_on,
    coalesce(told.revoked or told.revoked_on <= $day, false) as is_revoked,
    award.is_retroactive,
    told.score,
    told.level,
    told.evidence_url,
    told.narrative,
    told.assessed_by,
    told.visibility,
    offered.title as activity,
    offered.kind as activity_kind,
    (
        select count(*)
        from share
        where
            share.learner = $learner
            and share.achievement = achievement.achievement
            and share.shared_on <= $day
    ) as shares,
    told.award_id
from told
inner join achievement on told.achievement_id = achievement.achievement_id
left join award
    on
        award.learner = $learner
        and told.source = award.source
        and told.earned_on = award.earned_on
        and achievement.achievement = award.achievement
        and told.award_id is not distinct from award.award_id
left join offered
    on
        told.activity_id = offered.activity_id
        and told.achievement_id = offered.achievement_id
where told.earned_on <= $day
order by told.earned_on, achievement.name, told.award_id
