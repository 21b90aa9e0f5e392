"""How far is this learner, and what is left?"""
