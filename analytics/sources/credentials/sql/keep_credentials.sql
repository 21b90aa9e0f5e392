-- One row per credential, with its issuer and, as the lists at hand say now, whether it
-- is suspended (that can be lifted) and why nobody can say whether it was revoked.
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
    every.status_list,
    every.status_index,
    every.suspension_list,
    every.suspension_index,
    every.acceptance,
    every.said_on,
    every.said_at,
    every.document,
    every.is_signed,
    every.describes,
    suspended.found_by as suspended_by,
    coalesce(
        revoked.doubt, suspended.doubt, unlisted.doubt, unsuspended.doubt
    ) as status_doubt,
    coalesce(
        revoked.list_issuer, suspended.list_issuer,
        unlisted.list_issuer, unsuspended.list_issuer
    ) as status_issuer,
    coalesce(every.signer, badge_issuer.issuer, every.issuer) as issuer
from credential_now as every
left join badge_issuer
    on every.achievement_id = badge_issuer.achievement_id and every.format <> 'ob3'
left join bit as revoked
    on
        every.source = revoked.issuer
        and every.status_list = revoked.named
        and every.status_index = revoked.place
        and revoked.purpose = 'revocation'
left join bit as suspended
    on
        every.source = suspended.issuer
        and every.suspension_list = suspended.named
        and every.suspension_index = suspended.place
        and suspended.purpose = 'suspension'
left join list_doubt as unlisted
    on
        every.source = unlisted.issuer
        and every.status_list = unlisted.named
        and unlisted.purpose = 'revocation'
        and revoked.found_by is null
left join list_doubt as unsuspended
    on
        every.source = unsuspended.issuer
        and every.suspension_list = unsuspended.named
        and unsuspended.purpose = 'suspension'
        and suspended.found_by is null
order by every.source, every.award_id
