-- One row per recipient, issue day and learner who was known by one of the recipient's
-- identities on that day. A name that somebody gave up on a known day was theirs until
-- then, whoever bears it now without a date.
with borne as (
    select
        recipient_day.recipient_id,
        recipient_day.issued_on,
        identity_text.survivor,
        identity_text.is_dated,
        bool_or(identity_text.valid_to is not null) over (
            partition by
                recipient_day.recipient_id,
                recipient_day.issued_on,
                recipient_text.family,
                recipient_text.plain
        ) as was_given_up
    from recipient_text
    inner join identity_text
        on
            recipient_text.family = identity_text.family
            and recipient_text.plain = identity_text.plain
    inner join recipient_day
        on recipient_text.recipient_id = recipient_day.recipient_id
    where
        recipient_text.family in (select family from joining)
        and (
            not identity_text.is_dated
            or recipient_day.issued_on between
            coalesce(identity_text.valid_from, date '0001-01-01')
            and coalesce(identity_text.valid_to, date '9999-12-31')
        )
)

select distinct
    recipient_id,
    issued_on,
    survivor
from borne
where is_dated or not was_given_up
