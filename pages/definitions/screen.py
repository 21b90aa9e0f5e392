import streamlit as st

from analytics.asking.catalogue import CATALOGUE
from pages.shared import show

show.title("What does each number mean?")
st.markdown(
    "The same words stand in `cairn show` and under “Definition” on every screen."
)
for metric in CATALOGUE.values():
    with st.container(border=True):
        st.subheader(metric.label, anchor=metric.name)
        st.markdown(f"*{metric.question}*")
        st.markdown(metric.numerator)
        if metric.denominator:
            st.markdown(f"**Out of:** {metric.denominator}")
        st.caption(metric.caveat)
show.download(
    "definitions",
    [
        {"metric": m.name, "question": m.question, "definition": m.definition}
        for m in CATALOGUE.values()
    ],
)
