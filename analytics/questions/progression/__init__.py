"""Where on a pathway do learners stop?"""
