"""How long does it take to complete a pathway?"""
