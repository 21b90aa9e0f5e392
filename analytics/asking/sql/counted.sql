-- One row per learner in a pathway's denominator: of its basis, judged by this version,
-- with at least one of its achievements; the day of the first one, and their group.
select
    entered.learner,
    entered.entered_on,
    split.label
from entered
inner join of_basis on entered.learner = of_basis.learner
inner join judged
    on entered.learner = judged.learner and entered.pathway = judged.pathway
inner join split on entered.learner = split.learner
where
    entered.pathway = $pathway
    and coalesce(entered.entered_on >= cast($first as date), true)
    and coalesce(entered.entered_on <= cast($last as date), true)
