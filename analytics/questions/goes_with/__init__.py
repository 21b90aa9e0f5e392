"""What goes with completing a pathway?"""
