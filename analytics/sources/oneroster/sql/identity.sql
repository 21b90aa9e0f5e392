-- One row per learner in users.csv and further id: what kind it is, and what it says.
with listed as (
    select
        sourced_id,
        line,
        unnest(regexp_extract_all(user_ids, '\{[^{}:]+:[^{}]+\}')) as entry
    from raw.users
),

found as (
    select
        sourced_id,
        line,
        'sis_id' as kind,
        identifier as value
    from raw.users
    union all
    select
        sourced_id,
        line,
        'username' as kind,
        username as value
    from raw.users
    union all
    select
        sourced_id,
        line,
        'userMasterIdentifier' as kind,
        master_id as value
    from raw.users
    union all
    select
        sourced_id,
        line,
        trim(regexp_extract(entry, '\{([^:]+):', 1)) as kind,
        trim(regexp_extract(entry, ':(.+)\}', 1)) as value
    from listed
)

select
    found.sourced_id as learner_id,
    found.kind,
    found.value,
    min(found.line) as line
from found
inner join raw.learner_id as known on found.sourced_id = known.learner_id
where
    found.value is not null
    and found.kind not in (select kind from raw.secret_kind)
group by found.sourced_id, found.kind, found.value
