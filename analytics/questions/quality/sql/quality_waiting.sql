-- One row per recipient of credentials and learner who may be meant: what the
-- credentials say of the recipient, who the learner is, and what speaks for it.
with said as (
    select
        recipient_id,
        string_agg(distinct coalesce(value, 'a hashed ' || kind), ', ') as says
    from recorded_recipients
    group by recipient_id
),

given as (
    select
        learner_id as recipient_id,
        count(*) as awards
    from recorded_awards
    group by learner_id
),

named as (
    select
        alias.learner,
        coalesce(learners.display_name, learners.name) as name,
        learners.email,
        row_number() over (
            partition by alias.learner
            order by (alias.learner_id = alias.survivor) desc, alias.learner_id asc
        ) as place
    from recorded_learners as learners
    inner join alias on learners.learner_id = alias.learner_id
)

select
    proposal.recipient_id,
    said.says,
    coalesce(any_value(given.awards), 0) as awards,
    learner.learner_id,
    any_value(named.name) as name,
    any_value(named.email) as email,
    string_agg(proposal.evidence, ', ' order by proposal.evidence) as evidence
from proposal
inner join said on proposal.recipient_id = said.recipient_id
inner join population on proposal.learner = population.learner
inner join learner on proposal.learner = learner.learner
left join given on proposal.recipient_id = given.recipient_id
left join named on proposal.learner = named.learner and named.place = 1
group by proposal.recipient_id, said.says, learner.learner_id
order by proposal.recipient_id, learner.learner_id
