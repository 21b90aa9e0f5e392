-- One row per level at which learners of a cohort study in its term ('': not given).
select distinct coalesce(level, '') as level
from retention_member
order by level
