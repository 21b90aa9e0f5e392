-- One row per hash that stands for a recipient whom nothing in plain text matched.
select distinct
    family_of(kind) as family,
    hash,
    digest,
    coalesce(salt, '') as salt
from record.recipients
where
    digest is not null
    and family_of(kind) in (select family from joining)
    and recipient_id in (select recipient_id from recipient_day)
    and recipient_id not in (select recipient_id from matched)
    and recipient_id not in (
        select decided.recipient_id
        from record.decided
        inner join known_id on decided.learner_id = known_id.learner_id
    )
