-- One row per user who is a learner: by role, or by being enrolled as one.
select sourced_id as learner_id
from (
    select sourced_id
    from raw.users
    where lower(role) = 'student'
    union
    select user_id
    from raw.roles
    where lower(role) = 'student' and coalesce(lower(status), '') <> 'tobedeleted'
    union
    select user_id
    from raw.enrollments
    where lower(role) = 'student' and coalesce(lower(status), '') <> 'tobedeleted'
) as found
where
    sourced_id not in (
        select users.sourced_id
        from raw.users as users
        where lower(users.status) = 'tobedeleted' and users.sourced_id is not null
    )
