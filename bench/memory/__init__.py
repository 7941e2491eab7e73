"""Speed, memory and recall of the store of `memory/`, against other ways to look things up."""
