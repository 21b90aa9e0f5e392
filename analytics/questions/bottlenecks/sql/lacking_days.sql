-- One row per step: the median of days since which those who are here lack only that.
select
    step,
    median(cast($day as date) - since) filter (where is_here) as days
from lacking
group by step
