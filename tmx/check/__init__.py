"""Every violation of a memory: the rules TMX-01 to TMX-42, found in one streaming pass, each with its place."""
