-- One row per award of the learner: all its days, and how it came to be.
with told as (
    select
        alias.learner,
        awards.*
    from recorded_awards as awards
    inner join alias on awards.learner_id = alias.learner_id
    where alias.learner = $learner
),

-- Two awards without an id, of ids that were merged, may be alike in all of these.
known as (
    select
        source,
        earned_on,
        issued_on,
        achievement,
        award_id,
        bool_or(is_retroactive) as is_retroactive
    from award
    where learner = $learner
    group by source, earned_on, issued_on, achievement, award_id
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
    case when told.claimed_on <= $day then told.claimed_on end as claimed_on,
    told.expires_on,
    coalesce(
        case
            when told.revoked_on is not null then told.revoked_on <= $day
            else told.revoked
        end,
        false
    ) as is_revoked,
    credentials.suspended_by is not null as is_suspended,
    known.is_retroactive,
    told.score,
    told.level,
    told.evidence_url,
    told.narrative,
    told.assessed_by,
    offered.title as activity,
    offered.kind as activity_kind,
    told.award_id
from told
inner join achievement on told.achievement_id = achievement.achievement_id
left join recorded_credentials as credentials
    on
        told.source = credentials.source
        and told.award_id = credentials.award_id
left join known
    on
        told.source = known.source
        and told.earned_on = known.earned_on
        and coalesce(told.issued_on, told.earned_on) = known.issued_on
        and achievement.achievement = known.achievement
        and told.award_id is not distinct from known.award_id
left join record.activities as offered
    on
        told.activity_id = offered.activity_id
        and told.achievement_id = offered.achievement_id
where told.earned_on <= $day
order by told.earned_on, achievement.name, told.award_id
