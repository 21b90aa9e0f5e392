-- One row per learner who is listed and achievement that they don't hold, but that was
-- awarded to a recipient who may be them: it waits for a person's word.
select distinct
    proposal.learner,
    achievement.achievement_id
from proposal
inner join listed on proposal.learner = listed.learner
inner join whole_alias as alias on proposal.recipient_id = alias.learner_id
inner join whole_award as award on alias.learner = award.learner
inner join achievement on award.achievement = achievement.achievement
left join first_earned
    on
        proposal.learner = first_earned.learner
        and award.achievement = first_earned.achievement
where award.revoked_from is null and first_earned.learner is null
order by proposal.learner, achievement.achievement_id
