-- One row per learner who is counted, in order.
select distinct learner
from counted
order by learner
