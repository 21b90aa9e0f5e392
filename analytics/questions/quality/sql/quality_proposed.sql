-- One row per recipient of credentials and learner who may be meant: it waits for a
-- person's word.
select
    learner.learner_id as learner,
    proposal.recipient_id as other,
    string_agg(proposal.evidence, '; ' order by proposal.evidence) as detail
from proposal
inner join learner on proposal.learner = learner.learner
inner join population on learner.learner = population.learner
group by learner.learner_id, proposal.recipient_id
