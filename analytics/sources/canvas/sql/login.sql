-- One row per learner in the users file who has a login there: they are known by it.
select
    person.learner_id,
    'username' as kind,
    users.login as value,
    users.line
from raw.users as users
inner join raw.person as person on users.user_id = person.user_id
where users.login is not null and coalesce(lower(users.status), '') <> 'deleted'
