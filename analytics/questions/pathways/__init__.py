"""Which pathways are there, and how many learners are on them?"""
