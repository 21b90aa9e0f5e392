-- One row per credential, with its issuer and, as the lists at hand say now, whether it
-- is suspended (that can be lifted), why nobody can say whether it was revoked, and
-- which lists have it set: each speaks for itself, even after its own end.
with status as (
    select
        source,
        award_id,
        unnest(statuses) as status
    from credential_now
),

set_now as (
    select
        status.source,
        status.award_id,
        list(distinct bit.found_by order by bit.found_by) as set_by
    from status
    inner join bit
        on
            status.source = bit.issuer
            and status.status.named = bit.named
            and status.status.place = bit.place
            and status.status.purpose = bit.purpose
    where bit.purpose = 'revocation' and bit.found_by is not null
    group by status.source, status.award_id
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
    every.signer,
    every.statuses,
    every.acceptance,
    every.said_on,
    every.said_at,
    every.document,
    every.is_signed,
    every.describes,
    set_now.set_by,
    suspended.found_by as suspended_by,
    coalesce(revoked.doubt, suspended.doubt) as status_doubt,
    coalesce(revoked.list_issuer, suspended.list_issuer) as status_issuer,
    coalesce(every.signer, badge_issuer.issuer, every.issuer) as issuer
from credential_now as every
left join badge_issuer
    on every.achievement_id = badge_issuer.achievement_id and every.format <> 'ob3'
left join set_now
    on every.source = set_now.source and every.award_id = set_now.award_id
left join status_told as revoked
    on
        every.source = revoked.source
        and every.award_id = revoked.award_id
        and revoked.purpose = 'revocation'
        and (revoked.found_by is not null or every.revoked_by is null)
left join status_told as suspended
    on
        every.source = suspended.source
        and every.award_id = suspended.award_id
        and suspended.purpose = 'suspension'
order by every.source, every.award_id
