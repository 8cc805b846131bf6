"""Phase one: a text cut into tokens, each with what it might mean in the person's languages."""
