-- One row per copy of a credential, with its verdict, what orders copies, and where it
-- stands: 0 signed by its own issuer, 1 by nobody knows whom, 2 by somebody else than
-- its issuer, 3 changed since. A known one was put together of several copies: proved
-- is only the one that was read again. A document stays where a key that isn't there
-- yet, or trust in who signed it, would change what it proves.
with plainly_named as (
    select recipient_id from incoming.recipients
    where value is not null and kind <> 'name'
    union
    select recipient_id from known_recipients
    where value is not null and kind <> 'name'
),

ranked as (
    select
        version.source,
        version.award_id,
        version.format,
        version.issuer,
        version.learner_id,
        version.achievement_id,
        version.earned_on,
        version.earned_at,
        version.earned_from,
        version.issued_on,
        version.issued_at,
        version.expires_on,
        version.expires_at,
        if(version.n < 0 and version.signer is null, verdict.signer, null) as proved,
        version.revoked,
        version.revoked_by,
        version.outcome,
        version.narrative,
        version.evidence_url,
        version.assessed_by,
        version.statuses,
        version.recorded_on,
        version.recorded_at,
        version.acceptance,
        version.is_signed,
        version.describes,
        version.names,
        coalesce(verdict.signature, version.signature) as signature,
        if(verdict.n is null, version.reason, verdict.reason) as reason,
        if(verdict.n is null, version.signer, verdict.signer) as signer,
        version.document,
        coalesce(verdict.waits, true) as waits,
        coalesce(version.checked_on, $today) as checked_on,
        coalesce(version.issued_at, version.issued_on) as issued,
        coalesce(version.earned_at, version.earned_on) as earned,
        case version.earned_from
            when 'awardedDate' then 0
            when 'activityEndDate' then 1
            when 'createdAt' then 3
            else 2
        end as earned_rank,
        version.learner_id in (select recipient_id from plainly_named) as is_named,
        version.n in (select n from twin) as is_again
    from version
    left join verdict on version.n = verdict.n
),

stood as (
    select
        ranked.*,
        case
            when ranked.signature = 'invalid' then 3
            when ranked.proved is not null and ranked.is_again then 1
            when ranked.signer = own_signer.signer then 0
            when ranked.signer is not null then 2
            else 1
        end as standing
    from ranked
    left join own_signer
        on
            ranked.source = own_signer.source
            and ranked.award_id = own_signer.award_id
)

select
    * replace (
        min(if(signature = 'unchecked', null, checked_on)) over (
            partition by source, award_id, signature, reason
        ) as checked_on,
        if(waits or standing = 2, document, null) as document,
        if(proved is null, revoked, null) as revoked, -- what was said before is asked
        if(proved is null, revoked_by, null) as revoked_by -- again: by whom isn't kept
    ),
    md5(concat_ws(
        chr(31), achievement_id, narrative, evidence_url, assessed_by, expires_on,
        expires_at, outcome, earned, earned_from, format, statuses
    )) as content
from stood
