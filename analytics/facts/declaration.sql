-- One row per time that a learner set out on a pathway: since when, and the day they
-- gave it up.
select
    alias.learner,
    declared.pathway as pathway_id,
    declared.declared_on,
    declared.ended_on
from record.declared
inner join alias on declared.learner_id = alias.learner_id
order by alias.learner, declared.pathway, declared.declared_on, declared.ended_on
