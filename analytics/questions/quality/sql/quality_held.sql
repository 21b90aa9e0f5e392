-- One row per learner of the population, milestone that they hold, and gate of a step
-- that awards it, in the version of the pathway that judges them.
select
    first_earned.learner,
    first_earned.achievement,
    first_earned.earned_on,
    gate.gate,
    gate.needs,
    gate.pathway
from milestone
inner join first_earned on milestone.achievement = first_earned.achievement
inner join tied
    on
        first_earned.learner = tied.learner
        and milestone.pathway = tied.pathway
inner join gate
    on milestone.pathway = gate.pathway and milestone.step = gate.step
