-- One row per learner and pathway completed: when something of it was first issued and
-- first shared, and whether it was shared in so many days before the day on which it
-- was complete, and in as many from that day on.
with counts_in as (
    select distinct
        pathway.pathway_id,
        pathway_achievement.achievement
    from pathway
    inner join pathway_achievement on pathway.pathway = pathway_achievement.pathway
),

of_it as (
    select
        sharing_completed.learner,
        sharing_completed.pathway_id,
        sharing_completed.completed_on,
        sharing_shown.award,
        sharing_shown.issued_on
    from sharing_completed
    inner join counts_in on sharing_completed.pathway_id = counts_in.pathway_id
    inner join sharing_shown
        on
            sharing_completed.learner = sharing_shown.learner
            and counts_in.achievement = sharing_shown.achievement
            and sharing_shown.revoked_from is null
)

select
    of_it.learner,
    of_it.pathway_id,
    of_it.completed_on,
    min(of_it.issued_on) as first_issued_on,
    min(sharing_shares.shared_on) as first_shared_on,
    coalesce(
        bool_or(
            sharing_shares.shared_on < of_it.completed_on
            and sharing_shares.shared_on
            >= of_it.completed_on - cast($within as integer)
        ),
        false
    ) as is_before,
    coalesce(
        bool_or(
            sharing_shares.shared_on >= of_it.completed_on
            and sharing_shares.shared_on
            < of_it.completed_on + cast($within as integer)
        ),
        false
    ) as is_after
from of_it
left join sharing_shares on of_it.award = sharing_shares.award
group by of_it.learner, of_it.pathway_id, of_it.completed_on
