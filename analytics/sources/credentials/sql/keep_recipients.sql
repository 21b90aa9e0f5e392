-- One row per recipient and way of naming them.
select
    recipient_id,
    kind,
    value,
    hash,
    digest,
    salt
from incoming.recipients
union
select
    recipient_id,
    kind,
    value,
    hash,
    digest,
    salt
from known_recipients
order by recipient_id, kind, value, digest, salt
