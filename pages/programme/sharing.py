import streamlit as st

from analytics.charts import sharing as charts
from analytics.charts import sharing_tables as tables
from analytics.charts import sharing_words as words
from analytics.charts.steps import bars
from analytics.charts.words import WORDS
from analytics.metrics.sharing import SharingQuestion
from analytics.metrics.sharing_path import HORIZON
from analytics.metrics.sharing_time import SharingTimeQuestion
from analytics.metrics.sharing_views import ViewsQuestion
from pages.shared import cached, filters, show

HOW = f"""
A bar is the share of awards, issued at least {HORIZON} days ago, that came so far
within {HORIZON} days of issue; the thin line its 95% interval. An award counts in a
stage only if it counts in the one before.
"""

view = filters.current()
answer = cached.sharing(view.state, view.scope, SharingQuestion())
show.head(words.TITLE, answer, words.sentence(answer))
show.picture(
    "sharing",
    bars(words.path(answer), show.mode()),
    tables.rows_of(answer),
    alt=words.sentence(answer),
    answer=answer,
    how=HOW,
)

st.header("What platforms count", anchor=False)
show.tiles(words.tiles(answer))
show.notes([words.compared(answer)])

st.header("What is shown, and what stays in the drawer?", anchor=False)
split = st.segmented_control(
    "By",
    words.SPLITS,
    default="skill",
    required=True,
    key="shown",
    bind="query-params",
)
shown = cached.sharing(view.state, view.scope, SharingQuestion(split=split))
listed = words.parts(shown)
st.markdown(words.parts_sentence(listed, split))
show.picture(
    "shown",
    bars(listed[: words.MOST_BARS], show.mode(), words.most_of(listed)),
    tables.shared_rows(shown, split),
    alt=words.parts_sentence(listed, split) or f"What is shared, by {split}",
    answer=shown,
    how=f"A bar is the share of the awards of each {split} that was shared within "
    f"{HORIZON} days. The scale ends below 100%. At most {words.MOST_BARS} are "
    "drawn; the table has all of them, with what was earned and shared by now.",
    with_notes=False,
)

st.header(f"How soon are they {WORDS.claimed} and shared?", anchor=False)
claimed, shared = (
    cached.sharing_time(view.state, view.scope, SharingTimeQuestion(until))
    for until in ("claimed", "shared")
)
st.markdown(words.time_sentence(claimed, shared))
show.picture(
    "sharing-time",
    charts.curves(claimed, shared, show.mode()),
    tables.time_rows(claimed, shared),
    alt=words.time_sentence(claimed, shared),
    answer=shared,
    how="The share of awards that were accepted, and shared first, within so many days "
    "of issue, with their 95% bands. Awards of last week are followed as long as they "
    "are there.",
    with_notes=False,
)

st.header("Who looks?", anchor=False)
looks = cached.sharing_views(view.state, view.scope, ViewsQuestion())
st.markdown(words.views_sentence(looks))
by = st.segmented_control(
    "Looks by",
    words.VIEW_SPLITS,
    default="source",
    required=True,
    key="looks",
    bind="query-params",
)
viewed = cached.sharing_views(view.state, view.scope, ViewsQuestion(split=by))
show.picture(
    "looks",
    bars(words.sources(viewed), show.mode()),
    tables.view_rows(viewed, by),
    alt=words.views_sentence(looks),
    answer=viewed,
    how="A bar is the share of the shares that had a look of this sort within "
    f"{HORIZON} days of sharing.",
)
since = looks.parts["since"]
st.subheader("How long after sharing?", anchor=False)
show.picture(
    "since",
    bars(words.since(since), show.mode()),
    tables.since_rows(looks),
    alt="The share of the shares that were looked at, by days since sharing",
    answer=looks,
    how="A bar is the share of the shares, as old as the last of the days, that were "
    "looked at on one of them.",
    with_notes=False,
)
