-- One row per text that names a learner or a badge and looks like another one's: the
-- first of those (listed, the shortest), and in what the two differ.
with marked as (
    select
        alike.*,
        regexp_replace(alike.text, '[^\s\p{Z}]', '', 'g') as blanks,
        regexp_replace(alike.text, '[^\p{Lu}]', '', 'g') as capitals,
        regexp_replace(alike.text, '[^''`"=´‘’‛′＇]', '', 'g') as quotes,
        regexp_extract(alike.text, '^[\s\p{Z}''`"=´‘’‛′＇]*(0*)', 1) as zeros,
        regexp_extract(alike.text, '([.]0+)[\s\p{Z}''`"=´‘’‛′＇]*$', 1) as decimals,
        row_number() over (
            partition by alike.what, alike.plain
            order by
                coalesce(learner.is_listed, achievement.is_listed) desc,
                length(alike.text) asc,
                alike.text asc,
                alike.number asc
        ) as place
    from quality_alike as alike
    left join learner
        on alike.what <> 'achievement' and alike.number = learner.learner
    left join achievement
        on alike.what = 'achievement' and alike.number = achievement.achievement
)

select
    one.what,
    one.number,
    other.number as other,
    coalesce(
        nullif(concat_ws(
            ', ',
            case when one.blanks <> other.blanks then 'blanks' end,
            case when one.capitals <> other.capitals then 'capitals' end,
            case when one.quotes <> other.quotes then 'an apostrophe' end,
            case when one.zeros <> other.zeros then 'zeros before it' end,
            case when one.decimals <> other.decimals then 'a decimal point' end
        ), ''),
        case
            when one.text = other.text then 'nothing'
            else 'letters that look the same'
        end
    ) as differs_in
from marked as one
inner join marked as other
    on one.what = other.what and one.plain = other.plain and other.place = 1
where
    one.number <> other.number
    and case
        when one.what <> 'email' then one.text <> other.text
        else not (one.is_own and other.is_own and lower(one.text) = lower(other.text))
    end
