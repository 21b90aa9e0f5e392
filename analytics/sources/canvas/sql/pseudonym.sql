-- One row per learner and login of Canvas Data 2: they are known by it.
select
    person.learner_id,
    'username' as kind,
    logins.login as value,
    min(logins.line) as line
from raw.logins as logins
inner join raw.person as person on logins.user_id = person.user_id
where logins.login is not null and coalesce(lower(logins.status), '') <> 'deleted'
group by person.learner_id, logins.login
