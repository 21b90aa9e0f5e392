-- One row per group, part, length in days and event: how many awards were followed so
-- long from issue until then (0: they still are; 1: claimed or shared, 2: revoked,
-- 3: expired before). Left aside: awards revoked on a day that nobody knows, and where
-- claims are asked for those claimed on such a day, or of which nobody tells it.
with dated as (
    select
        sharing_shown.award,
        sharing_shown.learner,
        sharing_shown.issued_on,
        case
            when $to_share then sharing_seen.shared_on else sharing_shown.claimed_on
        end as reached_on,
        sharing_shown.revoked_from,
        case
            when sharing_shown.expires_on <= $day then sharing_shown.expires_on
        end as expired_on
    from sharing_shown
    left join sharing_seen
        on
            sharing_shown.award = sharing_seen.award
            and sharing_seen.network = $network
    where
        coalesce(sharing_shown.revoked_from >= sharing_shown.issued_on, true)
        and (
            $to_share
            or (sharing_shown.is_told and not sharing_shown.is_claimed)
            or sharing_shown.claimed_on is not null
        )
),

ended as (
    select
        award,
        learner,
        case
            when
                coalesce(reached_on <= revoked_from, true)
                and coalesce(reached_on <= expired_on, true)
                and reached_on is not null
                then 1
            when coalesce(revoked_from <= expired_on, revoked_from is not null) then 2
            when expired_on is not null then 3
            else 0
        end as event,
        greatest(
            least(reached_on, revoked_from, expired_on, cast($day as date))
            - issued_on,
            0
        ) as days
    from dated
)

select
    split.label,
    case when $to_share and $network <> '' then $network else sharing_parted.part end
        as part,
    ended.days,
    ended.event,
    count(*) as awards
from ended
inner join split on ended.learner = split.learner
inner join sharing_parted on ended.award = sharing_parted.award
group by
    split.label,
    case when $to_share and $network <> '' then $network else sharing_parted.part end,
    ended.days,
    ended.event
order by split.label, part
