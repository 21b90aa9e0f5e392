import streamlit as st

from analytics.metrics.catalogue import CATALOGUE

st.title("What does each number mean?", anchor=False)
for metric in CATALOGUE.values():
    st.markdown(f"**{metric.label}**: {metric.definition}")
