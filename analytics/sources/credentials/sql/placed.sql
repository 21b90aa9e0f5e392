-- One row per copy of a credential, with its verdict, what orders copies, and where it
-- stands: 0 signed by its own issuer, 1 by nobody knows whom, 2 by somebody else than
-- its issuer, 3 changed since; 10 more where it says how an assessment ended, or is a
-- learner record: that is no award, and takes none away. A known one was put together
-- of several copies: proved is only the one that was read again. A document stays where
-- a key that isn't there yet, or trust in who signed it, would change what it proves
-- (of a hosted badge that a did:key signed, too: its host may come first, then trust).
with stood as (
    select
        copy_read.n,
        case
            when copy_read.signature = 'invalid' then 3
            when copy_read.proved is not null and copy_read.is_again then 1
            when copy_read.signer = own_signer.signer then 0
            when copy_read.signer is not null then 2
            else 1
        end
        + if(copy_read.outcome is null, 0, 10) as standing
    from copy_read
    left join own_signer
        on
            copy_read.source = own_signer.source
            and copy_read.award_id = own_signer.award_id
)

select
    every.source,
    every.award_id,
    every.format,
    every.issuer,
    every.learner_id,
    every.achievement_id,
    every.earned_on,
    every.earned_at,
    every.earned_from,
    every.issued_on,
    every.issued_at,
    every.expires_on,
    every.expires_at,
    every.outcome,
    every.narrative,
    every.evidence_url,
    every.assessed_by,
    every.statuses,
    every.recorded_on,
    every.recorded_at,
    every.acceptance,
    every.is_signed,
    every.describes,
    every.names,
    every.signature,
    every.reason,
    every.signer,
    every.issued,
    every.earned,
    every.earned_rank,
    every.is_named,
    stood.standing,
    if(every.proved is null, every.revoked, null) as revoked, -- what was said before is
    if(every.proved is null, every.revoked_by, null) as revoked_by, -- asked again
    if(
        every.waits
        or stood.standing % 10 = 2
        or (every.signer like 'did:key:%' and every.source <> every.signer),
        every.document,
        null
    ) as document,
    min(
        if(every.signature = 'unchecked', null, coalesce(every.checked_on, $today))
    ) over (
        partition by every.source, every.award_id, every.signature, every.reason
    ) as checked_on,
    md5(concat_ws(
        chr(31), every.achievement_id, every.narrative, every.evidence_url,
        every.assessed_by, every.expires_on, every.expires_at, every.outcome,
        every.earned, every.earned_from, every.format, every.statuses
    )) as content
from copy_read as every
inner join stood on every.n = stood.n
