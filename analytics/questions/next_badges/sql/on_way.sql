-- One row per learner of a pathway that is theirs, judged by one of its versions.
select
    own_ways.learner,
    own_ways.is_declared,
    '' as label
from own_ways
inner join judged
    on own_ways.learner = judged.learner and judged.pathway = $pathway
where own_ways.pathway_id = $pathway_id
