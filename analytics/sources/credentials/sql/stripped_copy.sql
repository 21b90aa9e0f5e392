-- One row per copy that says of a credential no more than that it was revoked, with who
-- was found to have signed it before, and who may have: whom its other copies name.
with every as (
    select
        source,
        award_id,
        format,
        document,
        null as signer
    from incoming.stripped
    union all
    select
        source,
        award_id,
        format,
        document,
        signer
    from known_stripped
),

copy as (
    select
        source,
        award_id,
        achievement_id,
        issuer
    from incoming.credential
    union all
    select
        known.source,
        known.award_id,
        awards.achievement_id,
        coalesce(known.signer, known.issuer) as issuer
    from known_credentials as known
    left join known_awards as awards
        on known.source = awards.source and known.award_id = awards.award_id
)

select
    every.source,
    every.award_id,
    every.format,
    every.document,
    list(distinct every.signer) filter (every.signer is not null) as signers,
    list(distinct coalesce(copy.issuer, badge_issuer.issuer)) filter (
        coalesce(copy.issuer, badge_issuer.issuer) is not null
    ) as issuers
from every
left join copy
    on every.source = copy.source and every.award_id = copy.award_id
left join badge_issuer on copy.achievement_id = badge_issuer.achievement_id
group by every.source, every.award_id, every.format, every.document
