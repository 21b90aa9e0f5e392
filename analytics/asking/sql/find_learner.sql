-- One row per learner of the population whom the text may mean: by id, e-mail or name.
-- Former names and merged ids lead to the person and are not shown.
with candidates as (
    select
        alias.learner,
        case when lower(alias.learner_id) = $text then 0 else 2 end as rank
    from alias
    where starts_with(lower(alias.learner_id), $text)
    union all
    select
        alias.learner,
        case when lower(learners.email) = $text then 0 else 3 end as rank
    from recorded_learners as learners
    inner join alias on learners.learner_id = alias.learner_id
    where starts_with(lower(learners.email), $text)
    union all
    select
        alias.learner,
        1 as rank
    from recorded_learners as learners
    inner join alias on learners.learner_id = alias.learner_id
    where
        contains(strip_accents(lower(learners.name)), $text)
        or contains(strip_accents(lower(learners.display_name)), $text)
    union all
    select
        alias.learner,
        1 as rank
    from recorded_identities as identities
    inner join alias on identities.learner_id = alias.learner_id
    where
        contains(strip_accents(lower(identities.value)), $text)
        and (
            identities.kind = 'former_name'
            or lower(identities.value) = $text
        )
),

named as (
    select
        alias.learner,
        coalesce(learners.display_name, learners.name) as name,
        row_number() over (
            partition by alias.learner
            order by (alias.learner_id = alias.survivor) desc, alias.learner_id asc
        ) as place
    from recorded_learners as learners
    inner join alias on learners.learner_id = alias.learner_id
)

select
    learner.learner_id,
    named.name,
    learner.entry_term,
    learner.is_confidential,
    (
        select string_agg(distinct program.program, ', ')
        from program
        where
            program.learner = learner.learner
            and program.term = (
                select max(own.term)
                from program as own
                where own.learner = learner.learner
            )
    ) as programs,
    min(candidates.rank) as rank
from candidates
inner join population on candidates.learner = population.learner
inner join learner on candidates.learner = learner.learner
left join named on learner.learner = named.learner and named.place = 1
group by all
order by rank, name, learner.learner_id
limit $most
