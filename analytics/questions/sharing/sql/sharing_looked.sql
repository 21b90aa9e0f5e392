-- One row per group, part and number of looks: how many shares, made so long ago that
-- the horizon is over, had so many within it (on a network, from a source, of a kind).
with own as (
    select
        sharing_counted.label,
        sharing_counted.share,
        case
            when $split = 'network' then sharing_counted.network
            when $split = 'source' then coalesce(look.source, 'not given')
            when $split = 'kind' then look.kind
            else ''
        end as part,
        look.looks
    from sharing_counted
    inner join look on sharing_counted.share = look.share
    where
        sharing_counted.shared_on + cast($within as integer) <= $day
        and look.viewed_on - sharing_counted.shared_on between 0 and $within
        and look.looks > 0
),

summed as (
    select
        label,
        part,
        sum(looks) as looks
    from own
    group by label, part, share
)

select
    label,
    part,
    looks,
    count(*) as shares
from summed
group by label, part, looks
order by label, part, looks
