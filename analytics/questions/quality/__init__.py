"""What in the data deserves a look?"""
