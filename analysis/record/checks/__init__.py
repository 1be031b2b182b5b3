"""What is wrong in the rows of data/raw: between them, in official figures, names and sizes."""
