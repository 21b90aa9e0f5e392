-- One row per enrolment of the population in a chosen term of which a week is over
-- (each section, or each learner and term as one): what it had come to by the end of
-- the last whole week, on which day (null: not known), and how far it is followed.
with stood as (
    select
        alias.learner,
        enrollments.term_id,
        bool_and(coalesce(enrollments.status, 'enrolled') <> 'enrolled') as has_ended,
        coalesce(max_by(enrollments.status, enrollments.status_on), 'withdrawn')
            as status,
        case
            when bool_and(enrollments.status_on is not null)
                then max(enrollments.status_on)
        end as status_on
    from recorded_enrollments as enrollments
    inner join alias on enrollments.learner_id = alias.learner_id
    where
        coalesce(enrollments.institution, '') in (select name from here)
    group by
        alias.learner,
        enrollments.term_id,
        case when $each then coalesce(enrollments.section, '') end
),

chosen as (
    select
        term_id,
        starts_on,
        least(ends_on, $until) as seen_on,
        case
            when ends_on <= $until then cast($until as date)
            else $until - cast(($until - starts_on + 1) % 7 as integer)
        end as known_on
    from term
    where list_contains($terms, term) and starts_on + 6 <= $until
),

ended as (
    select
        stood.*,
        chosen.starts_on,
        least(chosen.seen_on, chosen.known_on) as followed_to,
        stood.has_ended and coalesce(stood.status_on <= chosen.known_on, true)
            as is_over,
        case
            when learner.deceased_on between chosen.starts_on and chosen.seen_on
                then learner.deceased_on
        end as died_on
    from stood
    inner join chosen on stood.term_id = chosen.term_id
    inner join learner on stood.learner = learner.learner
)

select
    learner,
    followed_to - starts_on as followed,
    case
        when died_on < status_on or not is_over and died_on is not null then 'died'
        when is_over then status
        else 'stayed'
    end as fate,
    case
        when died_on < status_on or not is_over and died_on is not null
            then died_on
        when is_over then status_on
        else followed_to
    end - starts_on as days
from ended
