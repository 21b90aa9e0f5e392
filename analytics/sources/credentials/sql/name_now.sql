-- One row per recipient, name that a copy which came gives them, and who signed that.
with every as (
    select
        learner_id,
        unnest(names) as name,
        if(standing % 10 = 0, signer, null) as said_by
    from placed
)

select distinct
    learner_id as recipient_id,
    name,
    said_by
from every
