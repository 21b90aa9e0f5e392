-- One row per credential of which copies are signed by issuers: the one whose copies
-- count. That is the one of the host that hands out the id, else one with a document
-- (anybody can make a did:key), else the first by the alphabet.
with told as (
    select
        version.source,
        version.award_id,
        coalesce(verdict.signature, version.signature) as signature,
        if(verdict.n is null, version.signer, verdict.signer) as signer
    from version
    left join verdict on version.n = verdict.n
)

select
    source,
    award_id,
    signer
from told
where signature <> 'invalid' and signer is not null
qualify row_number() over (
    partition by source, award_id
    order by
        signer = source desc,
        regexp_extract(signer, '^(?:https?://|did:web:)([^/:#?]+)', 1)
        = regexp_extract(source, '^https?://([^/:#?]+)', 1) desc,
        starts_with(signer, 'did:key:'),
        signer
) = 1
