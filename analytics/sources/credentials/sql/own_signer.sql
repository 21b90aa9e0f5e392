-- One row per credential of which copies are signed by issuers: the one whose copies
-- count. That is a trusted one, else one with a document that is known, else one of the
-- host that hands out the id, else a did:key that is known (anybody can make one), else
-- one with a document, else the first by name. A did:key that isn't trusted takes
-- nothing from a copy that is known and doesn't name it. In a record (CLR 1.0) only the
-- achievement's issuer signs for it.
with told as (
    select
        version.source,
        version.award_id,
        version.n < 0 as is_known,
        version.format,
        version.issuer,
        coalesce(verdict.signature, version.signature) as signature,
        if(verdict.n is null, version.signer, verdict.signer) as signer
    from version
    left join verdict on version.n = verdict.n
),

hosted as (
    select
        source,
        award_id,
        is_known,
        signer,
        starts_with(signer, 'did:key:') as is_did_key,
        signer = source
        or regexp_replace(
            lower(replace(
                regexp_extract(signer, '^(?:https?://([^/#?]+)|did:web:([^:#?]+))'),
                '%3A', ':'
            )),
            '^(https?://|did:web:)',
            ''
        )
        = nullif(regexp_extract(source, '^https?://([^/#?]+)', 1), '') as is_hosts
    from told
    where
        signature <> 'invalid'
        and signer is not null
        and (format <> 'clr1' or signer = source)
)

select
    hosted.source,
    hosted.award_id,
    hosted.signer
from hosted
left join told as before
    on
        hosted.source = before.source
        and hosted.award_id = before.award_id
        and before.is_known
        and before.signer is null
        and before.signature <> 'invalid'
where
    hosted.signer in (select issuer from trusted_now)
    or not (
        hosted.is_did_key
        and before.award_id is not null
        and before.issuer is distinct from hosted.signer
    )
qualify row_number() over (
    partition by hosted.source, hosted.award_id
    order by
        hosted.signer in (select issuer from trusted_now) desc,
        case
            when hosted.is_known and not hosted.is_did_key then 0
            when hosted.is_hosts and not hosted.is_did_key then 1
            when hosted.is_known then 2
            when not hosted.is_did_key then 3
            else 4
        end asc,
        hosted.signer = hosted.source desc,
        hosted.signer asc
) = 1
