-- One row per learner, institution and first day: the longest spell that is told of it.
select
    learner_id,
    institution,
    institution_name,
    begins_on,
    ends_on,
    case upper(status)
        when 'F' then 'enrolled'
        when 'Q' then 'enrolled'
        when 'H' then 'enrolled'
        when 'L' then 'enrolled'
        when 'G' then 'enrolled'
        when 'W' then 'withdrawn'
        when 'A' then 'leave'
        when 'D' then 'deceased'
        else status
    end as status,
    case upper(status)
        when 'F' then 'full'
        when 'Q' then 'three-quarter'
        when 'H' then 'half'
        when 'L' then 'less-than-half'
    end as load,
    line
from raw.detail
where begins_on is not null
qualify
    row_number() over (
        partition by
            learner_id,
            institution,
            begins_on,
            case when learner_id is null or institution is null then line end
        order by
            ends_on desc nulls last,
            array_position(['F', 'Q', 'H', 'L'], upper(status)) asc nulls last,
            line asc
    ) = 1
