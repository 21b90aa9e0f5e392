-- One row per learner of a pathway that is theirs, judged by one of its versions: by
-- the latest where nothing says another.
select
    own_ways.learner,
    own_ways.is_declared,
    '' as label
from own_ways
left join judged on own_ways.learner = judged.learner
where
    own_ways.pathway_id = $pathway_id
    and coalesce(judged.pathway = $pathway, $is_latest)
