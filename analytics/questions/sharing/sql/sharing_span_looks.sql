-- One row per number of looks: how many shares that were made between two days had so
-- many by the second.
with own as (
    select
        sharing_counted.share,
        coalesce(sum(look.looks), 0) as looks
    from sharing_counted
    left join look
        on
            sharing_counted.share = look.share
            and look.viewed_on between sharing_counted.shared_on and $until
    where sharing_counted.shared_on between $since and $until
    group by sharing_counted.share
)

select
    looks,
    count(*) as shares
from own
group by looks
