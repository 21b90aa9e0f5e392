"""One room for each question: its meaning, its counting, its words, its picture."""
