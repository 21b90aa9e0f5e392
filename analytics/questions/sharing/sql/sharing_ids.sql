-- One row per id under which an award was shared or looked at, and the award it means.
select distinct
    sharing_awards.award_id,
    sharing_shown.award,
    sharing_shown.learner,
    sharing_shown.achievement
from sharing_awards
inner join sharing_shown
    on
        sharing_awards.learner = sharing_shown.learner
        and sharing_awards.achievement = sharing_shown.achievement
        and sharing_awards.turn = sharing_shown.turn
        and (sharing_awards.revoked_from is null)
        = (sharing_shown.revoked_from is null)
where
    sharing_awards.award_id in (
        select share.award_id
        from share
        union all
        select look.award_id
        from look
    )
