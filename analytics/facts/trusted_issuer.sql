-- One row per issuer whose trust counts: its keys are those that were known when the
-- administrator said so.
select
    trusted.issuer,
    trusted.name
from record.trusted
left join record.bound on trusted.issuer = bound.issuer
left join record.issuer_keys on trusted.issuer = issuer_keys.issuer
where bound.issuer is null or bound.keys = coalesce(issuer_keys.keys, '')
