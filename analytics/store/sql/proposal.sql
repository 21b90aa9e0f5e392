-- One row per recipient that is nobody's (on some day), learner who may be meant, and
-- what speaks for it: too little to join them without a person's word.
with open_recipient as (
    select distinct recipient_id
    from recognised
    where survivor is null
),

one_of_several as (
    select distinct
        matched.recipient_id,
        matched.survivor
    from matched
    inner join recognised
        on
            matched.recipient_id = recognised.recipient_id
            and matched.issued_on is not distinct from recognised.issued_on
    where recognised.survivor is null
),

spoken as (
    select
        recipient_text.recipient_id,
        identity_text.survivor,
        case
            when identity_text.family not in (select family from joining)
                then identity_text.family
            when one_of_several.survivor is null then 'other-time'
            else 'ambiguous'
        end as evidence
    from recipient_text
    inner join open_recipient
        on recipient_text.recipient_id = open_recipient.recipient_id
    inner join identity_text
        on
            recipient_text.plain = identity_text.plain
            and (
                recipient_text.family = identity_text.family
                or recipient_text.family || identity_text.family = 'nameformer-name'
            )
    left join one_of_several
        on
            recipient_text.recipient_id = one_of_several.recipient_id
            and identity_text.survivor = one_of_several.survivor
    union
    select
        recipient_text.recipient_id,
        identity_text.survivor,
        'local-part' as evidence
    from recipient_text
    inner join open_recipient
        on recipient_text.recipient_id = open_recipient.recipient_id
    inner join identity_text
        on
            split_part(recipient_text.plain, '@', 1)
            = split_part(identity_text.plain, '@', 1)
            and recipient_text.plain <> identity_text.plain
    where
        recipient_text.family = 'email'
        and identity_text.family = 'email'
        and split_part(recipient_text.plain, '@', 1) <> ''
),

counted as (
    select
        spoken.*,
        count(*) over (
            partition by spoken.recipient_id, spoken.evidence
        ) as alternatives
    from spoken
)

select distinct
    counted.recipient_id,
    alias.learner,
    counted.evidence
from counted
inner join alias on counted.survivor = alias.learner_id
where counted.alternatives <= $most
order by 1, 2, 3
