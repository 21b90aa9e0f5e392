"""When do learners withdraw, week by week since the start of a term?"""
