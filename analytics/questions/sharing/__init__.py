"""What do learners show the world, and who looks?"""
