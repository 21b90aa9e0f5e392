-- One row per issuer and place in a status list that its credentials name, what it is
-- about, and the list that revoked it before; without a place where the list has none,
-- or its kind isn't read.
with every as (
    select
        source,
        unnest(statuses) as status,
        null as revoked_by
    from incoming.credential
    union all
    select
        source,
        unnest(statuses) as status,
        revoked_by
    from known_credentials
)

select
    every.source as issuer,
    every.status.named,
    every.status.place,
    every.status.purpose,
    max(if(every.status.purpose = 'revocation', every.revoked_by, null)) as revoked_by
from every
group by all
