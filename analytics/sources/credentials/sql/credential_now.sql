-- One row per credential: those settled now, and those that stay as they were.
select
    source,
    award_id,
    format,
    issuer,
    signature,
    revoked_by,
    checked_on,
    earned_from,
    reason,
    signer,
    statuses,
    acceptance,
    said_on,
    said_at,
    document,
    is_signed,
    describes,
    achievement_id
from settled
where coalesce(outcome, 'record') = 'record'
union all by name
select
    known.source,
    known.award_id,
    known.format,
    known.issuer,
    known.signature,
    known.revoked_by,
    known.checked_on,
    known.earned_from,
    known.reason,
    known.signer,
    known.statuses,
    known.acceptance,
    known.said_on,
    known.said_at,
    known.document,
    known.is_signed,
    known.describes,
    awards.achievement_id
from known_credentials as known
left join known_awards as awards
    on known.source = awards.source and known.award_id = awards.award_id
where (known.source, known.award_id) not in (
    select (source, award_id) from settled
    where coalesce(outcome, 'record') = 'record'
)
