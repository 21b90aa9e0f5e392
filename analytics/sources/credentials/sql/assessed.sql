-- One row per learner and achievement of which a credential says that an assessment
-- waits or wasn't passed: the newest that says so. What was changed since says nothing.
select
    named.learner_id,
    placed.achievement_id,
    placed.issued_on as assessed_on,
    placed.issued_at as assessed_at,
    placed.outcome
from placed
inner join named
    on placed.source = named.source and placed.award_id = named.award_id
where placed.outcome in ('waiting', 'not-met') and placed.signature <> 'invalid'
qualify row_number() over (
    partition by named.learner_id, placed.achievement_id
    order by placed.issued_on desc, placed.issued_at desc, placed.outcome asc
) = 1
