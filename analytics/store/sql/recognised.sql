-- One row per recipient and issue day: how many learners the identities match, who it
-- is (null unless exactly one, or a person decided), and by what.
with found as (
    select
        recipient_day.recipient_id,
        recipient_day.issued_on,
        count(matched.survivor) as learners,
        min(matched.survivor) as survivor
    from recipient_day
    left join matched
        on
            recipient_day.recipient_id = matched.recipient_id
            and recipient_day.issued_on is not distinct from matched.issued_on
    group by recipient_day.recipient_id, recipient_day.issued_on
)

select
    found.recipient_id,
    found.issued_on,
    cast(found.learners as integer) as learners,
    coalesce(
        known_id.survivor, case when found.learners = 1 then found.survivor end
    ) as survivor,
    case
        when known_id.survivor is not null then 'decision'
        when found.learners = 1 then 'identity'
        when found.learners > 1 then 'ambiguous'
        else 'unknown'
    end as matched_by
from found
left join record.decided on found.recipient_id = decided.recipient_id
left join known_id on decided.learner_id = known_id.learner_id
