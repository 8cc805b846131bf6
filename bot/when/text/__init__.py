"""Phase one: a text becomes tokens, each with its possible meanings."""
