-- One row per group that the population splits into.
select distinct label
from split
order by label
