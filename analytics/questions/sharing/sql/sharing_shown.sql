-- One row per award that can be shown, numbered. The first awards of an achievement
-- that several sources record are one award, so are the second ones, and so on.
select
    cast(row_number() over () as integer) as award,
    learner,
    achievement,
    turn,
    min(issued_on) as issued_on,
    min(claimed_on) as claimed_on,
    case when count(expires_on) = count(*) then max(expires_on) end as expires_on,
    min(revoked_from) as revoked_from,
    bool_or(is_claimed) as is_claimed,
    -- whether anybody tells if it was claimed
    bool_or(is_claimed or tells_claims) as is_told,
    bool_or(is_retroactive) as is_retroactive,
    count(*) as records,
    case
        when bool_or(visibility = 'public') then 'public'
        when bool_or(visibility = 'private') then 'private'
    end as visibility
from sharing_awards
group by learner, achievement, turn, revoked_from is null
