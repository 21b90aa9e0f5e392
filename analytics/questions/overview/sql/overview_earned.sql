-- One row per learner group, term of earning and category: how many achievements were
-- first earned by the day and issued by then; what was issued long after, apart. What
-- was earned in a session counts in the term that it is part of (that of $session
-- doesn't: it is asked for by itself).
with firsts as (
    select
        award.learner,
        award.achievement,
        coalesce(
            case when term.term is distinct from $session then term.part_of end,
            term.term
        ) as term,
        award.is_retroactive,
        award.earned_on,
        row_number() over (
            partition by award.learner, award.achievement
            order by award.earned_on, award.issued_on
        ) as place
    from award
    inner join population on award.learner = population.learner
    left join term on award.term = term.term
    where
        award.revoked_from is null
        and award.earned_on <= $until
        and award.issued_on <= $until
),

named as (
    select
        firsts.learner,
        firsts.is_retroactive,
        case when $since is null then firsts.term else 0 end as term,
        case
            when achievement.kind = 'Credential' then 'credentials'
            when achievement.kind = 'MicroCredential' then 'micro_credentials'
            when achievement.is_milestone then 'other_milestones'
            else 'badges'
        end as category
    from firsts
    inner join achievement on firsts.achievement = achievement.achievement
    where
        firsts.place = 1
        and coalesce(firsts.earned_on >= cast($since as date), true)
)

select
    term,
    category,
    count(*) filter (where not is_retroactive) as earned,
    count(*) filter (where is_retroactive) as retroactive
from named
group by term, category
union all
select
    term,
    'learners' as category,
    count(distinct learner) filter (where not is_retroactive) as earned,
    count(distinct learner) filter (where is_retroactive) as retroactive
from named
group by term
