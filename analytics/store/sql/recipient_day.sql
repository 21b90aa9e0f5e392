-- One row per recipient and day on which something was issued to them.
with dated as (
    select
        learner_id as recipient_id,
        coalesce(issued_on, earned_on) as issued_on
    from record.awards
    union
    select
        learner_id as recipient_id,
        coalesce(assessed_on, submitted_on) as issued_on
    from record.assessments
    union
    select
        learner_id as recipient_id,
        declared_on as issued_on
    from record.declared
)

select
    recipient_id,
    issued_on
from dated
where
    recipient_id in (select recipient_id from record.recipients)
    and recipient_id not in (select learner_id from merged)
    and recipient_id not in (select survivor from merged)
