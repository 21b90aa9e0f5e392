-- One row per listed learner who graduates in a term under way: its last day.
select
    learner,
    until
from graduating
