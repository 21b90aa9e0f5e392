-- One row per learner of the population, at an address and of some ids (null: all): id
-- and address.
-- An address is HMAC-SHA256 (RFC 2104) of the id, cut to 128 bits, in hexadecimal;
-- $inner_pad and $outer_pad are the key's padded blocks.
with addresses as (
    select
        learner.learner_id,
        left(
            sha256(
                unhex($outer_pad)
                || unhex(sha256(unhex($inner_pad) || encode(learner.learner_id)))
            ),
            32
        ) as address
    from learner
    inner join population on learner.learner = population.learner
    where coalesce(list_contains(cast($ids as varchar[]), learner.learner_id), true)
)

select
    addresses.learner_id,
    addresses.address
from addresses
where $address is null or addresses.address = $address
