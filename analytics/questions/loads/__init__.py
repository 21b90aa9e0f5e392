"""What is loaded, and how did it come in?"""
