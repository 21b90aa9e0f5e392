"""How many of those who were assessed met the standard?"""
