"""Which step holds learners up, and why?"""
