-- One row per learner with a pathway complete, by the version that judges them: since
-- when, by what they had in hand.
select
    judged.learner,
    completed.completed_on as since,
    cast(null as date) as until
from completed
inner join judged
    on completed.learner = judged.learner and completed.pathway = judged.pathway
