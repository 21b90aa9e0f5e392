-- One row per learner of the population and text of theirs that is just a word for
-- nothing, such as programs write: its column.
with told as (
    select
        learner_id,
        'name' as field,
        name as text
    from recorded_learners
    union all
    select
        learner_id,
        'display_name' as field,
        display_name as text
    from recorded_learners
    union all
    select
        learner_id,
        attribute as field,
        value as text
    from recorded_attributes
    union all
    select
        learner_id,
        'program' as field,
        program as text
    from recorded_programs
)

select distinct
    learner.learner_id as learner,
    told.field as detail
from told
inner join alias on told.learner_id = alias.learner_id
inner join population on alias.learner = population.learner
inner join learner on alias.learner = learner.learner
where list_contains($words, told.text)
