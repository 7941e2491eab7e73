"""How candidates use the terms of a base: measures that can be resampled, a row a concept, findings."""
