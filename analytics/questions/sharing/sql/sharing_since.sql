-- One row per group and span of days since sharing: shares made so long ago that the
-- span is over, those looked at in it, and the looks.
with span (first_day, last_day) as (
    values (0, 0), (1, 7), (8, 30), (31, 90), (91, 365)
),

looked as (
    select
        sharing_counted.label,
        sharing_counted.share,
        span.first_day,
        sum(look.looks) as looks
    from sharing_counted
    inner join look on sharing_counted.share = look.share
    inner join span
        on
            look.viewed_on - sharing_counted.shared_on
            between span.first_day and span.last_day
    where look.looks > 0 and sharing_counted.shared_on + span.last_day <= $day
    group by sharing_counted.label, sharing_counted.share, span.first_day
),

old as (
    select
        sharing_counted.label,
        span.first_day,
        span.last_day,
        count(*) as shares
    from sharing_counted
    inner join span on sharing_counted.shared_on + span.last_day <= $day
    group by sharing_counted.label, span.first_day, span.last_day
)

select
    old.label,
    old.first_day,
    old.last_day,
    old.shares,
    count(looked.share) as viewed,
    coalesce(sum(looked.looks), 0) as looks
from old
left join looked on old.label = looked.label and old.first_day = looked.first_day
group by old.label, old.first_day, old.last_day, old.shares
order by old.label, old.first_day
