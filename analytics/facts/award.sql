-- One row per award: who, what and every date; ids as small integers, the term of
-- earning, whether it was issued long after (retroactive; see the definitions), whether
-- the day of earning only stands in for that of issue, and whether it is verified: your
-- own record, or signed by an issuer that is trusted (with its own key: one that only
-- came along is anybody's); and whether its source tells of claims at all.
with telling as (
    select source
    from record.awards
    where claimed_on is not null or accepted is not null
    union
    select source
    from record.credentials
    where acceptance is not null
),

dated as (
    select
        alias.learner,
        achievement.achievement,
        awards.source,
        awards.award_id,
        awards.earned_on,
        awards.earned_at,
        coalesce(awards.issued_on, awards.earned_on) as issued_on,
        awards.issued_on is null as is_issue_assumed,
        awards.claimed_on,
        awards.claimed_at,
        coalesce(
            case
                when awards.accepted then 'accepted'
                when not awards.accepted then 'unaccepted'
            end,
            credentials.acceptance
        ) as acceptance,
        awards.source in (select telling.source from telling) as tells_claims,
        awards.expires_on,
        case
            when awards.revoked_on is not null then awards.revoked_on
            when awards.revoked then date '1900-01-01'
        end as revoked_from,
        awards.visibility,
        credentials.award_id is null
        or (
            coalesce(credentials.signature = 'valid', false)
            and trusted_issuer.issuer is not null
        ) as is_verified,
        coalesce(given.term, own.term, term_of_day.term) as term
    from record.awards
    left join recycled
        on
            awards.learner_id = recycled.recipient_id
            and coalesce(awards.issued_on, awards.earned_on) = recycled.issued_on
    inner join alias
        on coalesce(recycled.survivor, awards.learner_id) = alias.learner_id
    inner join achievement on awards.achievement_id = achievement.achievement_id
    left join record.credentials
        on
            awards.source = credentials.source
            and awards.award_id = credentials.award_id
    left join trusted_issuer on credentials.signer = trusted_issuer.issuer
    left join term as given on awards.earned_term = given.term_id
    left join term_of_learner as own
        on alias.learner = own.learner and awards.earned_on = own.day
    left join term_of_day
        on awards.earned_on = term_of_day.day and term_of_day.place = 1
)

select
    dated.*,
    -- Where the calendar has a gap, the day of earning itself is long after a term.
    dated.issued_on > dated.earned_on
    and dated.issued_on > coalesce(
        term.ends_on + $days_after_term, dated.earned_on + $days_after_earning
    ) as is_retroactive
from dated
left join term on dated.term = term.term
order by dated.learner, dated.earned_on, dated.achievement
