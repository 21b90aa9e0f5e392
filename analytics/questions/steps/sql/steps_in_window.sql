-- One row per try of an unordered funnel and event in its window; of alike events no
-- more than there are steps that they fit (as many can be of use).
with anchored as (
    select
        learner,
        day,
        instant,
        min(place) as place
    from events
    where
        fits <> 0
        and coalesce(day >= cast($first as date), true)
        and coalesce(day <= cast($last as date), true)
    group by learner, day, instant
),

within_window as (
    select
        anchored.learner,
        anchored.place as anchor,
        anchored.day as anchor_day,
        anchored.instant as anchor_at,
        events.place,
        events.day,
        events.instant,
        events.fits,
        row_number() over (
            partition by anchored.learner, anchored.place, events.fits
            order by events.place
        ) as turn
    from anchored
    inner join events on anchored.learner = events.learner
    where
        case
            when events.instant is null or anchored.instant is null
                then
                    events.day >= anchored.day
                    and coalesce(
                        (events.day - anchored.day) * 86400 <= cast($within as bigint),
                        true
                    )
            else
                events.instant >= anchored.instant
                and coalesce(
                    events.instant
                    <= anchored.instant + to_seconds(cast($within as bigint)),
                    true
                )
        end
)

select
    learner,
    anchor,
    anchor_day,
    anchor_at,
    place,
    day,
    instant,
    fits
from within_window
where turn <= bit_count(fits)
