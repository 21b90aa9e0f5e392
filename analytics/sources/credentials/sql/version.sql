-- One row per copy of a credential: those that came, and (n below 0) known ones again.
select
    row_number() over () as n,
    incoming.source,
    incoming.award_id,
    incoming.format,
    incoming.issuer,
    incoming.learner_id,
    incoming.achievement_id,
    incoming.earned_on,
    incoming.earned_at,
    incoming.earned_from,
    incoming.issued_on,
    incoming.issued_at,
    incoming.expires_on,
    incoming.expires_at,
    incoming.revoked,
    incoming.outcome,
    incoming.narrative,
    incoming.evidence_url,
    incoming.assessed_by,
    incoming.statuses,
    incoming.recorded_on,
    incoming.recorded_at,
    incoming.acceptance,
    incoming.document,
    incoming.is_signed,
    case when incoming.revoked then 'flag' end as revoked_by,
    incoming.signature,
    incoming.reason,
    incoming.signer,
    incoming.describes,
    incoming.names,
    cast(null as date) as checked_on
from incoming.credential as incoming
union all by name
select
    -row_number() over () as n,
    known.source,
    known.award_id,
    known.format,
    known.issuer,
    awards.learner_id,
    awards.achievement_id,
    awards.earned_on,
    awards.earned_at,
    known.earned_from,
    coalesce(known.said_on, awards.issued_on) as issued_on,
    if(known.said_on is null, awards.issued_at, known.said_at) as issued_at,
    awards.expires_on,
    awards.expires_at,
    known.revoked,
    known.revoked_by,
    case when awards.award_id is null then 'record' end as outcome,
    awards.narrative,
    awards.evidence_url,
    awards.assessed_by,
    known.statuses,
    if(known.said_on is null, null, awards.issued_on) as recorded_on,
    if(known.said_on is null, null, awards.issued_at) as recorded_at,
    known.acceptance,
    known.document,
    known.is_signed,
    known.signature,
    known.reason,
    known.signer,
    known.describes,
    cast(null as varchar[]) as names,
    known.checked_on
from known_copy as known
left join known_awards as awards
    on known.source = awards.source and known.award_id = awards.award_id
where
    if(
        $again,
        known.document is not null and known.signer is null,
        $verify and known.signature = 'unchecked'
    )
    or known.is_given
    or known.is_turned
