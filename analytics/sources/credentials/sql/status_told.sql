-- One row per credential and purpose of its statuses (revocation, suspension): the list
-- that has one of them set, or else why nobody can say so of one of them.
with every as (
    select
        source,
        award_id,
        unnest(statuses) as status
    from credential_now
)

select
    every.source,
    every.award_id,
    every.status.purpose,
    bit.found_by,
    if(
        bit.found_by is null, coalesce(bit.doubt, list_doubt.doubt), null
    ) as doubt,
    if(
        bit.issuer is null, list_doubt.list_issuer, bit.list_issuer
    ) as list_issuer
from every
left join bit
    on
        every.source = bit.issuer
        and every.status.named = bit.named
        and every.status.place = bit.place
        and every.status.purpose = bit.purpose
left join list_doubt
    on
        every.source = list_doubt.issuer
        and every.status.named = list_doubt.named
        and every.status.purpose = list_doubt.purpose
        and (every.status.place is not null) = list_doubt.has_place
qualify row_number() over (
    partition by every.source, every.award_id, every.status.purpose
    order by
        bit.found_by is null asc, -- of those that are set one of its issuer's own list
        coalesce(bit.list_issuer, '') asc,
        bit.found_by asc,
        coalesce(bit.doubt, list_doubt.doubt) asc nulls last,
        list_doubt.list_issuer asc nulls last
) = 1
