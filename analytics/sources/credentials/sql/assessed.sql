-- One row per learner and achievement of which a credential says that an assessment
-- waits or wasn't passed: the newest that says so. What was changed since says nothing.
select
    placed.learner_id,
    placed.achievement_id,
    placed.issued_on as assessed_on,
    placed.issued_at as assessed_at,
    placed.outcome
from placed
where placed.outcome in ('waiting', 'not-met') and placed.signature <> 'invalid'
qualify row_number() over (
    partition by placed.learner_id, placed.achievement_id
    order by placed.issued_on desc, placed.issued_at desc, placed.outcome asc
) = 1
