-- One row per learner who stood with an achievement at the landmark (null: any at all).
select distinct learner
from outcome_standing
where $achievement is null or achievement = $achievement
