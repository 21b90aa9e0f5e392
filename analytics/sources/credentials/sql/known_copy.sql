-- One row per known credential, with the revocation that it or a list of ids said. What
-- a status list said of its place is left out: it is looked up again at each load, and
-- is_turned where the answer is another one now; is_given where it came again.
with told as (
    select
        source,
        award_id,
        unnest(statuses) as status
    from known_credentials
),

in_a_place as (
    select
        told.source,
        told.award_id
    from told
    where told.status.purpose = 'revocation' and told.status.place is not null
),

copy as (
    select
        known.*,
        awards.revoked,
        coalesce(
            known.revoked_by <> 'flag'
            and (known.source, known.award_id) in (
                select (source, award_id) from in_a_place
            ),
            false
        ) as is_by_place,
        exists(
            select 1 from revoked_now
            where
                revoked_now.source = known.source
                and revoked_now.award_id = known.award_id
        ) as is_revoked_now
    from known_credentials as known
    left join known_awards as awards
        on known.source = awards.source and known.award_id = awards.award_id
)

select
    copy.source,
    copy.award_id,
    copy.format,
    copy.issuer,
    copy.earned_from,
    copy.said_on,
    copy.said_at,
    copy.statuses,
    copy.acceptance,
    copy.document,
    copy.is_signed,
    copy.signature,
    copy.reason,
    copy.signer,
    copy.describes,
    copy.checked_on,
    if(copy.is_by_place, null, copy.revoked) as revoked,
    if(copy.is_by_place, null, copy.revoked_by) as revoked_by,
    case
        when copy.is_revoked_now then copy.revoked is null
        else copy.is_by_place
    end as is_turned,
    exists(
        select 1 from incoming.credential as given
        where given.source = copy.source and given.award_id = copy.award_id
    ) as is_given
from copy
