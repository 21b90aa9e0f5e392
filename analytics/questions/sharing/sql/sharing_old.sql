-- One row per group (and network, if asked for): shares made so long ago that the
-- horizon is over.
select
    label,
    case when $split = 'network' then network else '' end as part,
    count(*) as shares
from sharing_counted
where shared_on + cast($within as integer) <= $day
group by label, case when $split = 'network' then network else '' end
order by label, part
