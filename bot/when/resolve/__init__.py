"""Phase four: a merged expression and the present moment made into a reading, or into the question to ask."""
