-- One row per award and part of the split that it is in. By skill and by pathway an
-- award may be in several; by pathway those of the latest versions count.
with skilled as (
    select
        achievement,
        trim(unnest(string_split(skills, ';'))) as part
    from achievement
),

parts as (
    select
        achievement,
        case
            when $split = 'achievement' then achievement_id
            when $split = 'kind' then kind
            else ''
        end as part
    from achievement
    where coalesce($split, '') not in ('skill', 'pathway', 'term')
    union
    select
        achievement.achievement,
        coalesce(skilled.part, 'no skill named') as part
    from achievement
    left join skilled
        on achievement.achievement = skilled.achievement and skilled.part <> ''
    where $split = 'skill'
    union
    select
        achievement.achievement,
        coalesce(latest_version.pathway_id, 'no pathway') as part
    from achievement
    left join (
        pathway_achievement
        inner join latest_version
            on pathway_achievement.pathway = latest_version.pathway
    ) on achievement.achievement = pathway_achievement.achievement
    where $split = 'pathway'
),

begun as (
    select
        issued.issued_on,
        max(term.term) as term
    from (
        select distinct issued_on from sharing_shown
    ) as issued
    left join term on issued.issued_on >= term.starts_on
    group by issued.issued_on
)

select
    sharing_shown.award,
    parts.part
from sharing_shown
inner join parts on sharing_shown.achievement = parts.achievement
where coalesce($split, '') <> 'term'
union all
select
    sharing_shown.award,
    coalesce(term.term_id, 'before the first term') as part
from sharing_shown
inner join begun on sharing_shown.issued_on = begun.issued_on
left join term on begun.term = term.term
where $split = 'term'
