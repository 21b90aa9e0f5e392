-- One row per way in which a learner's entry is known, or why it isn't: how many.
select
    how,
    count(*) as learners
from retention_entry
group by how
