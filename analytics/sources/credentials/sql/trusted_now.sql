-- One row per issuer that is trusted with the keys that are known of it now.
select trusted.issuer
from draft.record.trusted
left join draft.record.bound on trusted.issuer = bound.issuer
left join issuer_key on trusted.issuer = issuer_key.issuer
where bound.issuer is null or bound.keys = coalesce(issuer_key.keys, '')
