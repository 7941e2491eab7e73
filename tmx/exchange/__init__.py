"""What conversions have in common: the two languages, what is noted on a unit, what is found and lost on the way."""
