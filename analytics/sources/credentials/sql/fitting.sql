-- One row per credential, recipient whom its issuer signed (`meant`) and recipient whom
-- a copy names plainly, where all that it says of them is what was hashed of the first
-- (in capitals or not: by those nobody is somebody else). What is known of a credential
-- was put together so, too.
with name as (
    select
        recipient_id,
        kind,
        value,
        hash,
        digest,
        salt
    from incoming.recipients
    union
    select
        recipient_id,
        kind,
        value,
        hash,
        digest,
        salt
    from known_recipients
),

way as (
    select
        plainly.source,
        plainly.award_id,
        plainly.learner_id,
        signed.learner_id as meant,
        plain.kind,
        coalesce(lower(trim(plain.value)), plain.digest) as said,
        bool_or(hashed.digest is not null) as is_hashed
    from placed as plainly
    inner join placed as signed
        on
            plainly.source = signed.source
            and plainly.award_id = signed.award_id
            and plainly.learner_id <> signed.learner_id
            and signed.standing % 10 = 0
            and not signed.is_named
    inner join name as plain
        on plainly.learner_id = plain.recipient_id and plain.kind <> 'name'
    left join name as hashed
        on
            signed.learner_id = hashed.recipient_id
            and plain.kind = hashed.kind
            and hashed.digest = case
                when plain.value is null then plain.digest
                when hashed.hash = 'md5'
                    then md5(plain.value || coalesce(hashed.salt, ''))
                else sha256(plain.value || coalesce(hashed.salt, ''))
            end
    where plainly.standing % 10 < 2 and plainly.is_named
    group by all
)

select
    source,
    award_id,
    meant,
    learner_id
from way
group by source, award_id, meant, learner_id
having bool_and(is_hashed)
