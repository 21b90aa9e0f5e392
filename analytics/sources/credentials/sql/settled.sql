-- One row per credential: the newest of its copies that stand best, with what its
-- copies say together and the revocation of any copy or list. It was issued when the
-- platform made its record, where that is later: `said_on` keeps what the copy says.
with newest as (
    select *
    from placed
    qualify row_number() over (
        partition by source, award_id
        order by
            standing asc, issued desc, signature = 'unchecked' asc,
            format = 'badgr' asc,
            signature = 'none' asc, outcome is not null asc, content asc, reason asc,
            document asc
    ) = 1
),

later as (
    select
        newest.source,
        newest.award_id,
        coalesce(if(
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
        source,
        award_id,
        min(found_by) as found_by
    from revoked_now
    group by source, award_id
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
    newest.status_list,
    newest.status_index,
    newest.suspension_list,
    newest.suspension_index,
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
    coalesce(newest.issuer, united.issuer) as issuer,
    if(later.is_later, united.recorded_on, newest.issued_on) as issued_on,
    if(later.is_later, united.recorded_at, newest.issued_at) as issued_at,
    if(later.is_later, newest.issued_on, null) as said_on,
    if(later.is_later, newest.issued_at, null) as said_at,
    nullif(united.revoked or by_list.found_by is not null, false) as revoked,
    least(united.revoked_by, by_list.found_by) as revoked_by
from newest
inner join united
    on newest.source = united.source and newest.award_id = united.award_id
inner join later
    on newest.source = later.source and newest.award_id = later.award_id
left join by_list
    on newest.source = by_list.source and newest.award_id = by_list.award_id
