-- One row per share made by the day of an award that can be shown. A share that names
-- no award is of the latest one issued by its day that stood then, else of the first.
with candidate as (
    select
        share.share,
        sharing_shown.award,
        row_number() over (
            partition by share.share
            order by
                (
                    sharing_shown.issued_on <= share.shared_on
                    and coalesce(sharing_shown.revoked_from > share.shared_on, true)
                ) desc,
                case
                    when sharing_shown.issued_on <= share.shared_on
                        then share.shared_on - sharing_shown.issued_on
                    else sharing_shown.issued_on - share.shared_on
                end,
                sharing_shown.turn
        ) as place
    from share
    inner join sharing_shown
        on
            share.learner = sharing_shown.learner
            and share.achievement = sharing_shown.achievement
    where share.award_id is null
),

meant as (
    select
        share.share,
        sharing_ids.award
    from share
    inner join sharing_ids
        on
            share.award_id = sharing_ids.award_id
            and share.learner = sharing_ids.learner
            and share.achievement = sharing_ids.achievement
    union all
    select
        share,
        award
    from candidate
    where place = 1
)

select
    meant.share,
    meant.award,
    share.network,
    share.shared_on
from meant
inner join share on meant.share = share.share
where share.shared_on <= $day
