-- One row per try in which the excluded achievement was earned after one step and
-- before the other (or, where that wasn't taken, within the window).
with placed as (
    select
        *,
        row_number() over (
            partition by learner, anchor, step order by day, instant nulls first
        ) as turn
    from reached
),

finish as (
    select *
    from placed
    where turn = 1 and step = $to_step
)

select distinct
    placed.learner,
    placed.anchor
from placed
inner join award on placed.learner = award.learner
left join finish
    on placed.learner = finish.learner and placed.anchor = finish.anchor
where
    placed.turn = 1
    and placed.step = $from_step
    and award.achievement = $achievement
    and award.revoked_from is null
    and (
        award.earned_on > placed.day
        or (award.earned_on = placed.day and award.earned_at > placed.instant)
    )
    and (
        finish.learner is null
        or award.earned_on < finish.day
        or (award.earned_on = finish.day and award.earned_at < finish.instant)
    )
    and case
        when cast($within as bigint) is null then true
        when award.earned_at is null or placed.anchor_at is null
            then (award.earned_on - placed.anchor_day) * 86400 <= $within
        else award.earned_at <= placed.anchor_at + to_seconds(cast($within as bigint))
    end
