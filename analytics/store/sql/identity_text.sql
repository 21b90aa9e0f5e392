-- One row per text that names a learner: what kind of name it is, the text as written
-- and as it is compared, and the days on which it was theirs (null: no bound is known).
with told as (
    select
        learner_id,
        'email' as kind,
        email as value,
        cast(null as date) as valid_from,
        cast(null as date) as valid_to,
        false as is_dated
    from record.learners
    where email is not null
    union all
    select
        learner_id,
        kind,
        value,
        valid_from,
        valid_to,
        valid_from is not null or valid_to is not null as is_dated
    from record.identities
    union all
    select
        learner_id,
        'sis_id' as kind,
        learner_id as value,
        cast(null as date) as valid_from,
        cast(null as date) as valid_to,
        false as is_dated
    from known_id
    union all
    select
        learner_id,
        'name' as kind,
        name as value,
        cast(null as date) as valid_from,
        cast(null as date) as valid_to,
        false as is_dated
    from record.learners
    union all
    select
        learner_id,
        'name' as kind,
        display_name as value,
        cast(null as date) as valid_from,
        cast(null as date) as valid_to,
        false as is_dated
    from record.learners
),

sorted as (
    select
        known_id.survivor,
        family_of(told.kind) as family,
        told.value,
        told.valid_from,
        told.valid_to,
        told.is_dated
    from told
    inner join known_id on told.learner_id = known_id.learner_id
    where trim(told.value) <> ''
),

compared as (
    select
        survivor,
        family,
        trim(value) as value,
        plain_of(family, value) as plain,
        valid_from,
        valid_to,
        is_dated
    from sorted
)

-- A name that is also given with days is theirs on those alone.
select distinct *
from compared
qualify is_dated or not bool_or(is_dated) over (partition by survivor, family, plain)
