-- One row per recipient of what an issuer signed with its own key.
select learner_id as recipient_id
from settled
where signer is not null
union
select awards.learner_id as recipient_id
from known_credentials as known
inner join known_awards as awards
    on known.source = awards.source and known.award_id = awards.award_id
where known.signer is not null
union
select recipient_id
from known_recipients
where said_by is not null
