-- One row per recipient and way of naming them. Of who is known from what was signed,
-- nobody's word is kept as a name but a signer's.
with named as (
    select
        recipient_id,
        name,
        said_by
    from name_now
    union
    select
        recipient_id,
        value as name,
        said_by
    from known_recipients
    where kind = 'name' and value is not null
)

select
    recipient_id,
    kind,
    value,
    hash,
    digest,
    salt,
    null as said_by
from incoming.recipients
union
select
    recipient_id,
    kind,
    value,
    hash,
    digest,
    salt,
    said_by
from known_recipients
where kind <> 'name' or value is null
union
select
    recipient_id,
    'name' as kind,
    name as value,
    null as hash,
    null as digest,
    null as salt,
    said_by
from named
where
    said_by is not null
    or recipient_id not in (
        select recipient_id from signed_for
    )
order by recipient_id, kind, value, digest, salt, said_by
