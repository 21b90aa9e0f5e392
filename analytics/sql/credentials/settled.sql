-- One row per credential: its newest copy that wasn't tampered with, with the earned
-- date that says most (an older copy's too) and the revocation of any copy or list.
with newest as (
    select *
    from placed
    qualify row_number() over (
        partition by source, award_id
        order by
            signature = 'invalid', issued desc, signature = 'none',
            outcome is not null, content, signature = 'not-checkable', reason,
            document
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
    newest.* replace (
        earliest.earned_on as earned_on,
        earliest.earned_at as earned_at,
        earliest.earned_from as earned_from,
        nullif(flags.revoked or by_list.found_by is not null, false) as revoked,
        least(flags.revoked_by, by_list.found_by) as revoked_by
    )
from newest
inner join earliest using (source, award_id)
inner join flags using (source, award_id)
left join by_list using (source, award_id)
