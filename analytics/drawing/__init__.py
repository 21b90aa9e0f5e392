"""What every picture needs: colours, numbers, words, a frame."""
