-- One row per known credential, with the revocation that it or a list of ids said. What
-- a status list said of its place is left out: it is looked up again at each load, and
-- is_turned where the answer is another one now; is_given where it came again.
with now as (
    select
        known.source,
        known.award_id,
        min(told.found_by) as found_by
    from known_credentials as known
    inner join revoked_now as told
        on known.source = told.source and known.award_id = told.award_id
    where -- as in settled: whose word counts
        (told.status is null and known.signer is null)
        or known.signer = told.said_for
        or list_contains(known.statuses, told.status)
    group by known.source, known.award_id
),

copy as (
    select
        known.*,
        awards.revoked,
        coalesce(
            known.revoked_by <> 'flag' and len(list_filter(
                known.statuses,
                lambda status: struct_extract(status, 'purpose') = 'revocation'
                and struct_extract(status, 'place') is not null
            )) > 0,
            false
        ) as is_by_place,
        now.found_by as found_now
    from known_credentials as known
    left join now
        on known.source = now.source and known.award_id = now.award_id
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
        when copy.found_now is null then copy.is_by_place
        when copy.is_by_place then copy.revoked_by <> copy.found_now
        else copy.revoked is null
    end as is_turned,
    exists(
        select 1 from incoming.credential as given
        where given.source = copy.source and given.award_id = copy.award_id
    ) as is_given
from copy
