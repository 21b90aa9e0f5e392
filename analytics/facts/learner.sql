-- One row per learner (a person, whatever ids they were given). No names in here. An
-- opt-out holds for all of a person's ids, unless the one that stays says otherwise.
with told as (
    select
        alias.learner,
        learners.entry_term,
        learners.entry_on,
        learners.entry_at,
        learners.entry_type,
        learners.deceased_on,
        first_value(learners.cohort_exclusion_on ignore nulls) over (
            partition by alias.learner
            order by (alias.learner_id = alias.survivor) desc, alias.learner_id asc
            rows between unbounded preceding and unbounded following
        ) as cohort_exclusion_on,
        learners.confidential,
        bool_or(learners.confidential) over (partition by alias.learner)
            as any_confidential,
        row_number() over (
            partition by alias.learner
            order by (alias.learner_id = alias.survivor) desc, alias.learner_id asc
        ) as place
    from record.learners
    inner join alias on learners.learner_id = alias.learner_id
),

people as (
    select distinct
        learner,
        survivor
    from alias
)

select
    people.learner,
    people.survivor as learner_id,
    told.learner is not null as is_listed,
    told.entry_term,
    told.entry_on,
    told.entry_at,
    told.entry_type,
    told.deceased_on,
    told.cohort_exclusion_on,
    coalesce(told.confidential, told.any_confidential, false) as is_confidential
from people
left join told on people.learner = told.learner and told.place = 1
order by people.learner
