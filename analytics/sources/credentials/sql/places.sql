-- One row per place in a status list that credentials name, and what it is about.
with every as (
    select
        status_list,
        status_index,
        suspension_list,
        suspension_index
    from incoming.credential
    union all
    select
        status_list,
        status_index,
        suspension_list,
        suspension_index
    from known_credentials
)

select
    status_list as named,
    status_index as place,
    'revocation' as purpose
from every
where status_index is not null
union
select
    suspension_list as named,
    suspension_index as place,
    'suspension' as purpose
from every
where suspension_index is not null
