-- One row per achievement whose id looks like another one's: the first of those.
select
    achievement.achievement_id as achievement,
    first_one.achievement_id as other,
    concat('id that differs in ', pairs.differs_in) as detail
from quality_alike_pairs as pairs
inner join achievement on pairs.number = achievement.achievement
inner join achievement as first_one on pairs.other = first_one.achievement
where pairs.what = 'achievement'
