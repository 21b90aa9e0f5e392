-- One row per group: how many entered, and how many of them long enough ago.
select
    label,
    count(*) as entered,
    count(*) filter (where entered_on + cast($within as integer) <= $day) as mature
from counted
group by label
order by label
