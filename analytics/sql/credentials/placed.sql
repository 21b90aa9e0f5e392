-- One row per copy of a credential, with its verdict and what orders copies: when it
-- was issued, how much its earned date says, and its content.
with ranked as (
    select
        version.* exclude (signature, reason, document, checked_on),
        coalesce(verdict.signature, version.signature) as signature,
        case
            when verdict.n is null then version.reason else verdict.reason
        end as reason,
        case
            when verdict.n is null or verdict.waits then version.document
        end as document,
        coalesce(version.checked_on, $today) as checked_on,
        coalesce(version.issued_at, version.issued_on) as issued,
        coalesce(version.earned_at, version.earned_on) as earned,
        case earned_from
            when 'awardedDate' then 0
            when 'activityEndDate' then 1
            else 2
        end as earned_rank
    from version
    left join verdict on version.n = verdict.n
)

select
    ranked.* replace (
        min(checked_on) over (
            partition by source, award_id, signature, reason
        ) as checked_on
    ),
    md5(concat_ws(
        chr(31), learner_id, achievement_id, narrative, evidence_url, assessed_by,
        expires_on, expires_at, outcome, earned, earned_from, format,
        status_list, status_index
    )) as content
from ranked
