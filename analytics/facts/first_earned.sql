-- One row per learner and achievement held: the day it was first earned.
-- Repeated awards count once, revoked ones not at all, expired ones as earned then.
select
    learner,
    achievement,
    min(earned_on) as earned_on
from award
where revoked_from is null
group by learner, achievement
