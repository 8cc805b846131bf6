"""Phase four: a merged expression and the present moment become a result."""
