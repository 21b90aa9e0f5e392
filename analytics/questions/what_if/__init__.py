"""What would change if a requirement changed?"""
