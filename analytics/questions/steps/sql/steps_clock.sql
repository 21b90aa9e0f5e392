-- One row: whether an event of a step is known by its day only; the first try's day;
-- how many learners are left out: every try of theirs met what is excluded.
select
    (
        select coalesce(bool_or(instant is null), false)
        from events
        where fits <> 0
    ) as has_days,
    (
        select min(anchor_day)
        from reached
    ) as first_day,
    (
        select count(distinct learner)
        from tainted
        where learner not in (select learner from reached)
    ) as left_out
