-- One row per issuer and place in a status list that its credentials name, what it is
-- about, and the list that revoked it before; without a place where the list has none,
-- or its kind isn't read.
with every as (
    select
        source,
        status_list,
        status_index,
        suspension_list,
        suspension_index,
        null as revoked_by
    from incoming.credential
    union all
    select
        source,
        status_list,
        status_index,
        suspension_list,
        suspension_index,
        revoked_by
    from known_credentials
)

select
    source as issuer,
    status_list as named,
    status_index as place,
    'revocation' as purpose,
    max(revoked_by) as revoked_by
from every
where status_list is not null
group by source, status_list, status_index
union
select
    source as issuer,
    suspension_list as named,
    suspension_index as place,
    'suspension' as purpose,
    null as revoked_by
from every
where suspension_list is not null
