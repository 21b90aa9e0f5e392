-- One row per share (or award, where no share led to it), day, source and kind of
-- looks: how many. One of which nothing says what was seen is in the records only.
with told as (
    select
        share.share,
        case when share.share is null then views.award_id end as award_id,
        views.viewed_on,
        views.source,
        coalesce(views.kind, 'view') as kind,
        sum(coalesce(views.count, 1)) as looks
    from record.views
    left join share on views.share_id = share.share_id
    group by
        share.share,
        case when share.share is null then views.award_id end,
        views.viewed_on,
        views.source,
        coalesce(views.kind, 'view')
),

owned as (
    select
        award_id,
        learner,
        achievement,
        row_number() over (partition by award_id order by source) as place
    from award
    where award_id in (select told.award_id from told)
)

select
    told.share,
    coalesce(share.learner, owned.learner) as learner,
    coalesce(share.achievement, owned.achievement) as achievement,
    told.award_id,
    told.viewed_on,
    told.source,
    told.kind,
    cast(told.looks as bigint) as looks
from told
left join share on told.share = share.share
left join owned on told.award_id = owned.award_id and owned.place = 1
where share.share is not null or owned.award_id is not null
order by told.share, told.award_id, told.viewed_on, told.kind, told.source
