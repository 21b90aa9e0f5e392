-- One row per learner who held an achievement at the landmark (null: any at all).
select distinct learner
from outcome_held
where $achievement is null or achievement = $achievement
