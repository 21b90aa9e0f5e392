-- One row per identity that a credential gives its recipient in plain text. Of who is
-- known from what a trusted issuer signed, such an issuer's word alone is their name.
with vouched as (
    select awards.learner_id
    from record.awards
    inner join record.credentials
        on
            awards.source = credentials.source
            and awards.award_id = credentials.award_id
    inner join trusted_issuer on credentials.signer = trusted_issuer.issuer
),

sorted as (
    select
        *,
        family_of(kind) as family
    from record.recipients
    where trim(value) <> ''
)

select distinct
    recipient_id,
    family,
    plain_of(family, value) as plain
from sorted
where
    recipient_id not in (select learner_id from merged)
    and recipient_id not in (select survivor from merged)
    and (
        kind <> 'name'
        or coalesce(said_by in (select issuer from trusted_issuer), false)
        or recipient_id not in (select learner_id from vouched)
    )
