-- One row per id of the population that is merged into one which no other record names.
select
    alias.learner_id as learner,
    alias.survivor as other
from alias
inner join merged_nowhere on alias.survivor = merged_nowhere.learner_id
inner join population on alias.learner = population.learner
where alias.learner_id <> alias.survivor
