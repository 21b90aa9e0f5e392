-- One row per group and step: the learners whose best try took it, how many of them had
-- the whole window, and the time since the step before.
select
    split.label,
    walked.step,
    count(*) as learners,
    count(*) filter (
        where ($day - best.anchor_day) * 86400 >= cast($within as bigint)
    ) as mature,
    avg(walked.seconds) as mean_seconds,
    median(walked.seconds) as median_seconds
from walked
inner join best on walked.learner = best.learner
inner join split on walked.learner = split.learner
group by split.label, walked.step
