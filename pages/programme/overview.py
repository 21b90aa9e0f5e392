import streamlit as st

from pages.shared import cached, filters, show

view = filters.current()
answer = cached.overview(view.state, view.scope)
show.head("How is the programme doing?", answer, "")
st.dataframe([row.__dict__ for row in answer.rows])
