-- One row per standing award of the population that came as a credential and whose
-- issuer isn't on the list of trusted ones, or can't have been told by its own key.
select
    learner.learner_id as learner,
    credentials.issuer as other,
    achievement.achievement_id as achievement,
    award.source,
    award.award_id as award,
    award.issued_on as day,
    case
        when credentials.signature = 'valid' then credentials.reason
    end as detail
from recorded_credentials as credentials
inner join award
    on
        credentials.source = award.source
        and credentials.award_id = award.award_id
inner join population on award.learner = population.learner
inner join learner on award.learner = learner.learner
inner join achievement on award.achievement = achievement.achievement
where
    award.revoked_from is null
    and (
        credentials.issuer is null
        or (credentials.signature = 'valid' and credentials.signer is null)
        or credentials.issuer not in (select issuer from trusted_issuer)
    )
