"""Which badge should this learner earn next, and why?"""
