-- One row per learner of the population whose journey shows much on little room: some
-- pathway declared, something issued long after it was earned, 8 to 16 awards.
select learner.learner_id
from learner
inner join population on learner.learner = population.learner
inner join award on learner.learner = award.learner
inner join declared on learner.learner = declared.learner
where learner.deceased_on is null and not learner.is_confidential
group by learner.learner_id, learner.learner
having
    count(distinct award.award_id) between 8 and 16
    and bool_or(award.is_retroactive)
order by learner.learner
limit $most
