-- One row per credential: those settled now, and those that stay as they were. Which of
-- them are suspended is as the lists at hand say now: a suspension can be lifted.
with suspended as (
    select
        named,
        place,
        found_by
    from bit
    where purpose = 'suspension'
),

every as (
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
        status_list,
        status_index,
        suspension_list,
        suspension_index,
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
        known.signer,
        known.status_list,
        known.status_index,
        known.suspension_list,
        known.suspension_index,
        known.acceptance,
        known.said_on,
        known.said_at,
        known.document,
        known.is_signed,
        awards.achievement_id
    from known_credentials as known
    left join known_awards as awards
        on known.source = awards.source and known.award_id = awards.award_id
    where (known.source, known.award_id) not in (
        select (source, award_id) from settled
        where coalesce(outcome, 'record') = 'record'
    )
)

select
    every.* exclude (achievement_id, issuer),
    suspended.found_by as suspended_by,
    coalesce(every.signer, badge_issuer.issuer, every.issuer) as issuer
from every
left join badge_issuer on every.achievement_id = badge_issuer.achievement_id
left join suspended
    on
        every.suspension_list = suspended.named
        and every.suspension_index = suspended.place
order by every.source, every.award_id
