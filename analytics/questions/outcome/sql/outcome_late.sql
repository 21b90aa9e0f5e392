-- One row: whether anything was earned by the landmark and issued once all was over.
select count(*) > 0 as is_late
from outcome_held
where is_late
