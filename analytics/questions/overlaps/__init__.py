"""Which badges count where, and how many learners are on several pathways?"""
