-- One row per learner with a pathway complete, by the version that judges them.
select judged.learner
from completed
inner join judged
    on completed.learner = judged.learner and completed.pathway = judged.pathway
