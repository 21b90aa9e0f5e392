-- One row per award of the population that came as a credential and of which nobody can
-- say whether it was revoked or suspended (unknown), or which only a list of an issuer
-- that is neither its own nor a trusted one revoked or suspended (another).
with answered as (
    select
        source,
        award_id,
        status_issuer,
        status_doubt,
        if(
            coalesce(revoked_by, suspended_by) is null, 'unknown', 'another'
        ) as kind
    from recorded_credentials
    where status_doubt is not null or status_issuer is not null
)

select
    learner.learner_id as learner,
    answered.status_issuer as other,
    achievement.achievement_id as achievement,
    award.source,
    award.award_id as award,
    award.issued_on as day,
    answered.status_doubt as detail
from answered
inner join award
    on answered.source = award.source and answered.award_id = award.award_id
inner join population on award.learner = population.learner
inner join learner on award.learner = learner.learner
inner join achievement on award.achievement = achievement.achievement
where
    answered.kind = $kind
    and coalesce(
        answered.status_issuer not in (select issuer from trusted_issuer),
        answered.kind = 'unknown'
    )
