-- One row per achievement and activity that can still be taken in a term that is under
-- way, up to the next regular one, or at any time: registration is open on the day.
with near as (
    select
        term_id,
        name,
        starts_on,
        ends_on
    from term
    where
        ends_on >= $day
        and starts_on <= coalesce(
            (
                select min(later.starts_on)
                from term as later
                where later.is_regular and later.starts_on > $day
            ),
            $day
        )
)

select
    activities.achievement_id,
    activities.activity_id,
    activities.title,
    near.name as term,
    activities.kind,
    activities.department,
    activities.delivery,
    activities.seats,
    activities.register_by,
    activities.contact,
    activities.url,
    near.ends_on
from record.activities
left join near on activities.term_id = near.term_id
where
    (activities.term_id is null or near.term_id is not null)
    and coalesce(activities.register_by >= $day, true)
order by
    activities.achievement_id,
    near.starts_on nulls last,
    activities.register_by nulls last,
    activities.title,
    activities.activity_id
