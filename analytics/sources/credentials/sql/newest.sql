-- One row per credential: the newest of its copies that stand best.
select
    source,
    award_id,
    format,
    issuer,
    achievement_id,
    issued_on,
    issued_at,
    expires_on,
    expires_at,
    outcome,
    narrative,
    evidence_url,
    assessed_by,
    statuses,
    is_signed,
    signature,
    reason,
    signer,
    document,
    checked_on
from placed
qualify row_number() over (
    partition by source, award_id
    order by
        standing asc, issued desc, signature = 'unchecked' asc,
        format = 'badgr' asc,
        signature = 'none' asc, outcome is not null asc, content asc, reason asc,
        document asc
) = 1
