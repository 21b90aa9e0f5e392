-- One row: the learner of an id, if the viewer may see them. Their name is that of the
-- id that stays; where that has no row, of the first merged one that has.
with named as (
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
    alias.learner,
    alias.survivor as learner_id,
    named.name,
    learner.entry_term,
    learner.entry_on,
    learner.entry_type,
    learner.is_confidential,
    learner.deceased_on
from alias
inner join population on alias.learner = population.learner
inner join learner on alias.learner = learner.learner
left join named on alias.learner = named.learner and named.place = 1
where alias.learner_id = $learner_id
