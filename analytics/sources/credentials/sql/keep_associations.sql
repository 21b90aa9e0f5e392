-- One row per way in which a record says that two achievements go together.
select
    kind,
    source_id,
    target_id
from incoming.associations
union
select
    kind,
    source_id,
    target_id
from known_associations
order by kind, source_id, target_id
