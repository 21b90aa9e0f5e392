-- One row per learner of the population who is known from awards alone: no list of
-- learners has them. Recipients of credentials whom nobody recognised are apart.
select
    learner.learner_id as learner,
    min(award.earned_on) as day,
    concat(count(*), case when count(*) = 1 then ' award' else ' awards' end) as detail
from award
inner join population on award.learner = population.learner
inner join learner on award.learner = learner.learner
where
    not learner.is_listed
    and learner.learner_id not in (select recipient_id from recorded_recipients)
group by learner.learner_id
