-- One row per recipient of credentials and learner of the population whose it was on
-- some days and not on all: an address that passed from one person to another.
select
    learner.learner_id as learner,
    recycled.recipient_id as other,
    min(recycled.issued_on) as day
from recycled
inner join alias on recycled.survivor = alias.learner_id
inner join population on alias.learner = population.learner
inner join learner on alias.learner = learner.learner
group by learner.learner_id, recycled.recipient_id
