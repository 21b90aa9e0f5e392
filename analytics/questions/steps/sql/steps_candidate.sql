-- One row per place that a try has come to and kind of event that takes it one step
-- further: the earliest such event ($every: one row for each).
select
    reached.id,
    min(events.place) as place
from reached
inner join events on reached.learner = events.learner
left join blocked on reached.id = blocked.id
where
    reached.step >= $oldest
    and (events.fits & $bit) <> 0
    and (
        events.day > reached.day
        or (
            events.day = reached.day
            and coalesce(events.instant >= reached.last_at, true)
        )
    )
    and case
        when cast($within as bigint) is null then true
        when events.instant is null or reached.anchor_at is null
            then (events.day - reached.anchor_day) * 86400 <= $within
        else events.instant <= reached.anchor_at + to_seconds(cast($within as bigint))
    end
    and coalesce(
        reached.day >= events.since and reached.day < events.before, true
    )
    and (
        reached.used = ''
        or position('|' || events.place || '|' in reached.used) = 0
    )
    and case
        when events.instant is null then coalesce(blocked.any_day >= events.day, true)
        else
            coalesce(blocked.whole_day >= events.day, true)
            and coalesce(blocked.next_at >= events.instant, true)
    end
group by reached.id, events.fits, case when $every then events.place end
