-- One row per type of entry and load among those of a cohort: how many they are.
select
    case when is_graduate then 'graduate' else entry_type end as entry_type,
    load,
    count(*) as learners
from retention_member
group by all
order by learners desc, entry_type asc, load asc
