-- One row per Canvas user who is enrolled as a learner: the id of the student system
-- where a login has one, else Canvas's own.
with enrolled as (
    select distinct user_id
    from raw.enrollments
    where lower(role) in ('student', 'studentenrollment')
),

login as (
    select
        user_id,
        min(sis_id) as sis_id
    from raw.logins
    where sis_id is not null and coalesce(lower(status), '') <> 'deleted'
    group by user_id
)

select
    enrolled.user_id,
    coalesce(login.sis_id, enrolled.user_id) as learner_id
from enrolled
left join login on enrolled.user_id = login.user_id
where enrolled.user_id is not null
