-- One row: whether anything tells where the achievement (null: any) can be earned, what
-- was handed in for it, and whom the pathway is for.
with named as (
    select achievement_id
    from achievement
    where $achievement is null or achievement = $achievement
)

select
    exists(
        select 1
        from named
        inner join record.activities
            on named.achievement_id = activities.achievement_id
    ) as has_activities,
    exists(
        select 1
        from named
        inner join record.assessments
            on named.achievement_id = assessments.achievement_id
    ) as has_assessments,
    exists(
        select 1
        from audience
        where audience.pathway = $pathway
    ) as has_audience
