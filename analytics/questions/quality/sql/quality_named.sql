-- One row per text by which a learner is known, or a badge: ids, those of the student
-- system, e-mail addresses. Those of some days only are left out: they pass on.
with told as (
    select
        learner_id,
        kind,
        value
    from recorded_identities
    where valid_from is null and valid_to is null
    union all
    select
        recipient_id as learner_id,
        kind,
        value
    from recorded_recipients
    where value is not null
)

select
    'learner' as what,
    learner as number,
    learner_id as text,
    false as is_own
from alias
union all
select
    'achievement' as what,
    achievement as number,
    achievement_id as text,
    false as is_own
from achievement
union all
select
    'email' as what,
    alias.learner as number,
    learners.email as text,
    true as is_own
from recorded_learners as learners
inner join alias on learners.learner_id = alias.learner_id
where learners.email is not null
union all
select
    case
        when contains(lower(told.kind), 'mail') then 'email'
        else 'learner'
    end as what,
    alias.learner as number,
    told.value as text,
    false as is_own
from told
inner join alias on told.learner_id = alias.learner_id
where regexp_matches(lower(told.kind), 'mail|sis|sourced|roster|student|learner')
