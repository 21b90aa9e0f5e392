-- One row per copy of a credential, with its verdict and what orders copies. A known
-- one was put together of several copies: `is_again` where one of them is read again.
with plainly_named as (
    select recipient_id from incoming.recipients
    where value is not null and kind <> 'name'
    union
    select recipient_id from known_recipients
    where value is not null and kind <> 'name'
)

select
    version.n,
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
    coalesce(verdict.waits, version.signer is null) as waits,
    version.checked_on,
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
