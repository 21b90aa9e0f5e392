"""Who stays, and who finishes?"""
