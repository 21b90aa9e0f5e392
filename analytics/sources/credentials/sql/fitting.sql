-- One row per credential and recipient whom a copy names plainly that nobody proved,
-- where all that it says of them is what was hashed in a copy that the issuer signed
-- (in capitals or not: by those nobody is somebody else).
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
        lesser.source,
        lesser.award_id,
        lesser.learner_id,
        plain.kind,
        coalesce(lower(trim(plain.value)), plain.digest) as said,
        bool_or(hashed.digest is not null) as is_hashed
    from placed as lesser
    inner join placed as signed
        on
            lesser.source = signed.source
            and lesser.award_id = signed.award_id
            and signed.standing % 10 = 0
    inner join name as plain
        on lesser.learner_id = plain.recipient_id and plain.kind <> 'name'
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
    where lesser.standing % 10 = 1 and lesser.is_named
    group by all
)

select
    source,
    award_id,
    learner_id
from way
group by source, award_id, learner_id
having bool_and(is_hashed)
