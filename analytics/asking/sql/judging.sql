-- One row per learner of the population who is judged: the version that judges them.
select pathway
from judged
