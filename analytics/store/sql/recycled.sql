-- One row per recipient and issue day that is a learner's, where not all of the
-- recipient's days are the same learner's: an address that passed from one to another.
with counted as (
    select
        recipient_id,
        issued_on,
        survivor,
        count(*) over (partition by recipient_id) as days,
        count(survivor) over (partition by recipient_id) as settled,
        min(survivor) over (partition by recipient_id) as first_one,
        max(survivor) over (partition by recipient_id) as last_one
    from recognised
)

select
    recipient_id,
    issued_on,
    survivor
from counted
where survivor is not null and (settled < days or first_one <> last_one)
