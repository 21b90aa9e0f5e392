-- One row per learner and badge that would bring them on, on one pathway.
select
    set_of_learner.learner,
    gain.achievement_id,
    gain.whole,
    gain.steps,
    gain.helps and counted.is_declared as helps_declared,
    case when gain.helps then 1.0 / gain.left_now else 0 end as weight
from gain
inner join set_of_learner on gain.place = set_of_learner.place
inner join counted on set_of_learner.learner = counted.learner
