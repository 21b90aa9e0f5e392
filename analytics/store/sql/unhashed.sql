-- One row per identity that a credential gives its recipient as a hash, found out.
select distinct
    recipients.recipient_id,
    preimage.family,
    plain_of(preimage.family, preimage.value) as plain
from record.recipients
inner join hashed.preimage
    on
        recipients.hash = preimage.hash
        and recipients.digest = preimage.digest
        and coalesce(recipients.salt, '') = preimage.salt
        and family_of(recipients.kind) = preimage.family
where preimage.value is not null
