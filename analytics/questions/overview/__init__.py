"""How big is the programme, and is it changing?"""
