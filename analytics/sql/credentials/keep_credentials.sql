-- One row per credential: those settled now, and those that stay as they were.
with every as (
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
        status_list,
        status_index,
        acceptance,
        said_on,
        said_at,
        document,
        is_signed,
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
        known.status_list,
        known.status_index,
        known.acceptance,
        known.said_on,
        known.said_at,
        known.document,
        known.is_signed,
        awards.achievement_id
    from known_credentials as known
    left join known_awards as awards
        on known.source = awards.source and known.award_id = awards.award_id
    where not exists (
        select 1 from settled
        where
            settled.source = known.source
            and settled.award_id = known.award_id
            and coalesce(settled.outcome, 'record') = 'record'
    )
)

select
    every.source,
    every.award_id,
    every.format,
    every.signature,
    every.revoked_by,
    every.checked_on,
    every.earned_from,
    every.reason,
    every.status_list,
    every.status_index,
    every.acceptance,
    every.said_on,
    every.said_at,
    every.document,
    every.is_signed,
    coalesce(badge_issuer.issuer, every.issuer) as issuer
from every
left join badge_issuer on every.achievement_id = badge_issuer.achievement_id
order by every.source, every.award_id
