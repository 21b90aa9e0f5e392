-- One row per learner and the first of those with the same e-mail address, or with the
-- same name and entry and no term in which both were enrolled: what speaks for their
-- being one person.
with told as (
    select
        alias.learner,
        lower(trim(learners.email)) as email,
        nfc_normalize(lower(regexp_replace(trim(learners.name), '\s+', ' ', 'g')))
            as name,
        coalesce(learners.entry_term, cast(learners.entry_on as varchar)) as entry
    from recorded_learners as learners
    inner join alias on learners.learner_id = alias.learner_id
    inner join population on alias.learner = population.learner
),

alike as (
    select
        learner,
        'the same e-mail address' as detail,
        min(learner) over (partition by email) as other
    from told
    where email <> ''
    union
    select
        learner,
        'the same name and entry' as detail,
        min(learner) over (partition by name, entry) as other
    from told
    where name <> '' and entry <> ''
),

apart as (
    select distinct
        alike.learner,
        alike.other
    from alike
    inner join enrolled as own on alike.learner = own.learner and own.at_census
    inner join enrolled as others
        on
            alike.other = others.learner
            and own.term = others.term
            and others.at_census
)

select
    learner.learner_id as learner,
    first_one.learner_id as other,
    string_agg(alike.detail, '; ' order by alike.detail) as detail
from alike
inner join learner on alike.learner = learner.learner
inner join learner as first_one on alike.other = first_one.learner
left join apart on alike.learner = apart.learner and alike.other = apart.other
where
    alike.learner <> alike.other
    and (apart.learner is null or alike.detail = 'the same e-mail address')
group by learner.learner_id, first_one.learner_id
