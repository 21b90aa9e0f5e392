-- One row: whether it was ever loaded where achievements can be earned.
select count(*) > 0
from record.activities
