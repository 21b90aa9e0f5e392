-- One row per badge awarded that no pathway names, and one that a pathway names and
-- whose id or name is the same but for blanks, case and punctuation.
with told as (
    select
        achievement,
        achievement_id,
        unnest([
            regexp_replace(lower(achievement_id), '[^\p{L}\p{N}]', '', 'g'),
            regexp_replace(lower(name), '[^\p{L}\p{N}]', '', 'g')
        ]) as plain
    from draft.main.achievement
),

named as (
    select distinct achievement
    from draft.main.pathway_achievement
)

select distinct
    badge.achievement_id as badge,
    other.achievement_id as other
from came_of
inner join told as badge on came_of.id = badge.achievement_id
inner join told as other on badge.plain = other.plain
where
    badge.plain <> ''
    and badge.achievement not in (select achievement from named)
    and other.achievement in (select achievement from named)
order by badge.achievement_id, other.achievement_id
