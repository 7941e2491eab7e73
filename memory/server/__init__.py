"""The HTTP API of a store, for other tools on the same machine; imported by the command that needs it only."""
