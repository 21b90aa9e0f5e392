"""Does taking part differ by group, and does the outcome's gap with it?"""
