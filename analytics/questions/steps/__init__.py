"""How far do learners get, step by step?"""
