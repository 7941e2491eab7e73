"""Where the vectors of sentences come from: a file, or a model of somebody else's library."""
