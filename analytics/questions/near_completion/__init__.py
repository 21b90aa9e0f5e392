"""Who is close to completing a pathway, and what do they lack?"""
