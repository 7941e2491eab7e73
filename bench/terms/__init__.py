"""How fast terms are found."""
