"""What every question needs: the open query, who is counted, what is held back."""
