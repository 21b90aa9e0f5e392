-- One row per credential: what its copies say together. Of earned dates, by the copies
-- that stand best, the one that says most, whether one of those is revoked, and how the
-- newest of those describes it that do;
-- of what a platform's API adds, when it made its record, and what the learner did:
-- accepted, rejected, unaccepted, the first of them by the alphabet.
with every as (
    select
        *,
        min(standing) over (partition by source, award_id) as best
    from placed
),

earliest as (
    select
        source,
        award_id,
        earned_on,
        earned_at,
        earned_from
    from every
    qualify row_number() over (
        partition by source, award_id
        order by standing, earned_rank, earned, earned_at
    ) = 1
),

described as (
    select
        source,
        award_id,
        describes
    from every
    where describes is not null and standing = best
    qualify row_number() over (
        partition by source, award_id
        order by issued desc, describes asc
    ) = 1
),

told as (
    select
        source,
        award_id,
        bool_or(coalesce(revoked and standing = best, false)) as revoked,
        min(if(standing = best, revoked_by, null)) as revoked_by,
        min(if(signature = 'invalid', null, issuer)) as issuer,
        min(acceptance) as acceptance,
        arg_max(
            struct_pack(day := recorded_on, instant := recorded_at),
            coalesce(recorded_at, recorded_on)
        ) as recorded
    from every
    group by source, award_id
)

select
    told.source,
    told.award_id,
    told.revoked,
    told.revoked_by,
    told.issuer,
    told.acceptance,
    named.learner_id,
    earliest.earned_on,
    earliest.earned_at,
    earliest.earned_from,
    described.describes,
    told.recorded.day as recorded_on,
    told.recorded.instant as recorded_at
from told
inner join named
    on told.source = named.source and told.award_id = named.award_id
inner join earliest
    on told.source = earliest.source and told.award_id = earliest.award_id
left join described
    on told.source = described.source and told.award_id = described.award_id
