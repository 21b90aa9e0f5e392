-- One row per award with evidence of the population, in an order that only the seed
-- decides: the first ones are a random sample.
select
    learner.learner_id,
    awards.achievement_id,
    awards.source,
    awards.award_id,
    awards.earned_on,
    awards.level,
    awards.assessed_by,
    awards.evidence_url
from recorded_awards as awards
inner join alias on awards.learner_id = alias.learner_id
inner join population on alias.learner = population.learner
inner join learner on population.learner = learner.learner
where
    awards.evidence_url is not null
    and awards.earned_on <= $day
    and coalesce(awards.revoked_on > $day, not coalesce(awards.revoked, false))
    and coalesce(awards.achievement_id = $achievement, true)
order by
    md5(
        concat_ws(
            chr(31),
            $seed,
            awards.source,
            awards.award_id,
            awards.learner_id,
            awards.achievement_id,
            awards.earned_on
        )
    )
limit $size
