-- One row per credential: the newest of its copies that stand best, what its copies say
-- together, and the revocation that counts: of what its issuer signed only one by that
-- issuer's list, or by one that it names. Where nobody proved who signed,
-- it was issued when the platform made its record, if that is later: `said_on` keeps
-- what the copy says.
with later as (
    select
        newest.source,
        newest.award_id,
        newest.signer is null and coalesce(if(
            united.recorded_at is null or newest.issued_at is null,
            united.recorded_on > newest.issued_on,
            united.recorded_at > newest.issued_at
        ), false) as is_later
    from newest
    inner join united
        on newest.source = united.source and newest.award_id = united.award_id
),

by_list as (
    select
        newest.source,
        newest.award_id,
        min(told.found_by) as found_by
    from newest
    inner join revoked_now as told
        on newest.source = told.source and newest.award_id = told.award_id
    where
        (told.status is null and newest.signer is null)
        or newest.signer = told.said_for
        or list_contains(newest.statuses, told.status)
    group by newest.source, newest.award_id
)

select
    newest.source,
    newest.award_id,
    newest.format,
    united.learner_id,
    newest.achievement_id,
    newest.expires_on,
    newest.expires_at,
    newest.outcome,
    newest.narrative,
    newest.evidence_url,
    newest.assessed_by,
    newest.statuses,
    newest.is_signed,
    newest.signature,
    newest.reason,
    newest.signer,
    newest.document,
    newest.checked_on,
    united.earned_on,
    united.earned_at,
    united.earned_from,
    united.acceptance,
    united.describes,
    coalesce(newest.issuer, united.issuer) as issuer,
    if(later.is_later, united.recorded_on, newest.issued_on) as issued_on,
    if(later.is_later, united.recorded_at, newest.issued_at) as issued_at,
    if(later.is_later, newest.issued_on, null) as said_on,
    if(later.is_later, newest.issued_at, null) as said_at,
    nullif(united.revoked or by_list.found_by is not null, false) as revoked,
    case
        when 'flag' in (united.revoked_by, by_list.found_by) then 'flag'
        else least(united.revoked_by, by_list.found_by)
    end as revoked_by
from newest
inner join united
    on newest.source = united.source and newest.award_id = united.award_id
inner join later
    on newest.source = later.source and newest.award_id = later.award_id
left join by_list
    on newest.source = by_list.source and newest.award_id = by_list.award_id
