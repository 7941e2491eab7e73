"""Work on memories: units in, units out, and a count of what became of each."""
