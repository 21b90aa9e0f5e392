-- One row per term: its id, and the name people know it by.
select
    term_id,
    name
from term
