-- One row per issuer and place in a status list that its credentials name, what it is
-- about, and the lists that had it set before; without a place where the list has none,
-- or its kind isn't read.
with every as (
    select
        source,
        unnest(statuses) as status,
        cast(null as varchar[]) as set_by
    from incoming.credential
    union all
    select
        source,
        unnest(statuses) as status,
        coalesce(set_by, [revoked_by]) as set_by
    from known_credentials
)

select
    every.source as issuer,
    every.status.named,
    every.status.place,
    every.status.purpose,
    list_distinct(flatten(
        list(every.set_by) filter (
            every.status.purpose = 'revocation' and every.set_by is not null
        )
    )) as set_by
from every
group by all
