-- One row: the learner of an id, if the viewer may see them.
select
    alias.learner,
    alias.survivor as learner_id,
    coalesce(records.display_name, records.name) as name,
    learner.entry_term,
    learner.entry_on,
    learner.entry_type,
    learner.is_confidential,
    learner.deceased_on
from alias
inner join population on alias.learner = population.learner
inner join learner on alias.learner = learner.learner
left join record.learners as records on alias.survivor = records.learner_id
where alias.learner_id = $learner_id
