-- One row per group, term of entry, point at which is looked and reason why learners
-- don't count: how many.
select
    split.label,
    term.term_id,
    fate.place,
    fate.reason,
    count(*) as learners
from retention_fate as fate
inner join split on fate.learner = split.learner
inner join term on fate.term = term.term
where fate.fate = 'excluded'
group by split.label, term.term, term.term_id, fate.place, fate.reason
order by split.label, term.term, fate.place, fate.reason
