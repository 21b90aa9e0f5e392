-- One row per credential of which copies are signed by issuers: the one whose copies
-- count. That is the one of the host that hands out the id, else one with a document
-- (anybody can make a did:key), else the one that is known, else the first by name.
with told as (
    select
        version.source,
        version.award_id,
        version.n < 0 as is_known,
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
        lower(replace(
            regexp_extract(signer, '^(?:https?://([^/#?]+)|did:web:([^:#?]+))'),
            '%3A', ':'
        )) as host
    from told
    where signature <> 'invalid' and signer is not null
)

select
    source,
    award_id,
    signer
from hosted
qualify row_number() over (
    partition by source, award_id
    order by
        signer = source desc,
        regexp_replace(host, '^(https?://|did:web:)', '')
        = regexp_extract(source, '^https?://([^/#?]+)', 1) desc,
        starts_with(signer, 'did:key:') asc,
        is_known desc,
        signer asc
) = 1
