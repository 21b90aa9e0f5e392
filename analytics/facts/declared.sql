-- One row per learner and pathway that they set out on: first day, and the day they
-- gave it up (null where they didn't, or where one of several times is still on).
select
    alias.learner,
    declared.pathway as pathway_id,
    min(declared.declared_on) as declared_on,
    case
        when count(*) = count(declared.ended_on) then max(declared.ended_on)
    end as ended_on
from record.declared
inner join alias on declared.learner_id = alias.learner_id
group by alias.learner, declared.pathway
