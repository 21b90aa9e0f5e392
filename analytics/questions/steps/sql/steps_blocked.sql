-- One row per place that a strict try has come to: when the next event follows that
-- isn't of the same step (of any kind; of those known by the day only; by the instant).
select
    reached.id,
    min(events.day) as any_day,
    min(events.day) filter (where events.instant is null) as whole_day,
    min(events.instant) as next_at
from reached
inner join events on reached.learner = events.learner
where
    reached.step >= $oldest
    and (events.fits & (cast(1 as bigint) << (reached.step - 1))) = 0
    and (
        events.day > reached.day
        or (events.day = reached.day and events.instant > reached.instant)
    )
group by reached.id
