-- One row per achievement and way to describe it, with who says so: `trust` is below 0
-- where a trusted issuer signed it, 0 where whoever hands out the achievement's id did,
-- 1 in a file of its own, 2 signed by another with a document, 3 by a did:key (anybody
-- can make one), 4 in a learner record and 5 where nobody signed; then those count who
-- gave most credentials for it, then the newest day. 6: what nobody says any more of an
-- achievement that nobody says anything else of.
with said as (
    select
        achievement_id,
        digest,
        given,
        said_on,
        trust
    from speaking
    union all
    select
        achievement_id,
        digest,
        0 as given,
        said_on,
        6 as trust
    from candidate
    where
        achievement_id in (select achievement_id from credential_now)
        and achievement_id not in (select achievement_id from speaking)
)

select
    achievement_id,
    digest,
    trust,
    given,
    said_on
from said
qualify row_number() over (
    partition by achievement_id, digest
    order by trust asc, given desc, said_on desc nulls last
) = 1
