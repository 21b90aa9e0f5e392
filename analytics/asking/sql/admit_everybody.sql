-- One row per learner.
select learner
from learner
