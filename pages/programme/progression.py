import streamlit as st

from analytics.metrics.progression import Question
from pages.shared import cached, filters, show

view = filters.current()
versions = cached.versions(view.state, view.scope)
titles = {found.title: found.pathway for found in versions}
chosen = st.selectbox("Pathway", list(titles), key="pathway", bind="query-params")
answer = cached.progression(view.state, view.scope, Question(titles[chosen]))
show.head(f"Where do learners stop on {chosen}?", answer, "")
st.dataframe([row.__dict__ for row in answer.rows])
