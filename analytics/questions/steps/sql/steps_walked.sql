-- One row per learner and step of their best try: its day, and how long it took since
-- the step before (optional ones passed over).
with recursive walked as (
    select
        id,
        previous,
        learner,
        step,
        day,
        seconds
    from best
    union all
    select
        reached.id,
        reached.previous,
        walked.learner,
        reached.step,
        reached.day,
        reached.seconds
    from walked
    inner join reached on walked.previous = reached.id
)

select
    learner,
    step,
    day,
    seconds
from walked
