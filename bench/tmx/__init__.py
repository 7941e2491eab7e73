"""How fast memories are read, written and worked on, beside the tools that others use: `make bench-tmx`."""
