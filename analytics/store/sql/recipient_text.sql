-- One row per identity that a credential gives its recipient in plain text.
select distinct
    recipient_id,
    family_of(kind) as family,
    plain_of(family_of(kind), value) as plain
from record.recipients
where
    trim(value) <> ''
    and recipient_id not in (select learner_id from merged)
    and recipient_id not in (select survivor from merged)
