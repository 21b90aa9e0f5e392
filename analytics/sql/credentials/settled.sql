-- One row per credential: its newest copy that wasn't tampered with, with the earned
-- date that says most (an older copy's too) and the revocation of any copy or list.
with newest as (
    select *
    from placed
    qualify row_number() over (
        partition by source, award_id
        order by
            signature = 'invalid' asc, issued desc, signature = 'none' asc,
            outcome is not null asc, content asc, reason asc, document asc
    ) = 1
),

earliest as (
    select
        source,
        award_id,
        earned_on,
        earned_at,
        earned_from
    from placed
    qualify row_number() over (
        partition by source, award_id
        order by signature = 'invalid', earned_rank, earned, earned_at
    ) = 1
),

flags as (
    select
        source,
        award_id,
        bool_or(coalesce(revoked, false)) as revoked,
        min(revoked_by) as revoked_by
    from placed
    group by source, award_id
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
    newest.issuer,
    newest.learner_id,
    newest.achievement_id,
    newest.issued_on,
    newest.issued_at,
    newest.expires_on,
    newest.expires_at,
    newest.outcome,
    newest.narrative,
    newest.evidence_url,
    newest.assessed_by,
    newest.status_list,
    newest.status_index,
    newest.is_signed,
    newest.signature,
    newest.reason,
    newest.document,
    newest.checked_on,
    earliest.earned_on,
    earliest.earned_at,
    earliest.earned_from,
    nullif(flags.revoked or by_list.found_by is not null, false) as revoked,
    least(flags.revoked_by, by_list.found_by) as revoked_by
from newest inner join earliest
    on newest.source = earliest.source and newest.award_id = earliest.award_id
inner join flags
    on newest.source = flags.source and newest.award_id = flags.award_id
left join by_list
    on newest.source = by_list.source and newest.award_id = by_list.award_id
