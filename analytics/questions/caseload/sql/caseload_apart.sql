-- One row per standing of those who can't go on here: how many of the population.
select
    standing,
    count(*) as learners
from can_go_on
where standing not in (select unnest($listed))
group by standing
order by standing
