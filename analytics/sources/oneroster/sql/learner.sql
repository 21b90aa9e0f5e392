-- One row per learner in users.csv; the school where there is one.
select
    users.sourced_id as learner_id,
    concat_ws(' ', users.given_name, users.middle_name, users.family_name) as name,
    case
        when coalesce(users.preferred_given, users.preferred_family) is not null
            then concat_ws(
                ' ',
                coalesce(users.preferred_given, users.given_name),
                coalesce(users.preferred_family, users.family_name)
            )
    end as display_name,
    users.email,
    orgs.name as school,
    users.line
from raw.users as users
inner join raw.learner_id as known on users.sourced_id = known.learner_id
left join raw.orgs as orgs on users.org_id = orgs.sourced_id
