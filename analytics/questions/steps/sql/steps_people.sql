-- One row per learner whose best try took a step: when they began and took it, how far
-- they came, and what became of those who didn't finish.
select
    learner.learner_id,
    best.anchor_day,
    walked.day,
    best.step,
    coalesce(
        best.required = cast($required as integer) and best.required < $finish, false
    ) as is_stopped,
    fated.fate
from walked
inner join best on walked.learner = best.learner
inner join learner on walked.learner = learner.learner
left join fated on walked.learner = fated.learner
where walked.step = $step
order by walked.day, learner.learner_id
