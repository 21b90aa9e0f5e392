import streamlit as st

st.title("What came in?", anchor=False)
