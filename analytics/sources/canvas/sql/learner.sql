-- One row per learner in the users file.
select
    person.learner_id,
    coalesce(
        users.full_name,
        nullif(concat_ws(' ', users.first_name, users.last_name), '')
    ) as name,
    users.short_name as display_name,
    users.email,
    users.line
from raw.users as users
inner join raw.person as person on users.user_id = person.user_id
where coalesce(lower(users.status), '') <> 'deleted'
