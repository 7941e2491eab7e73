"""TranslationUnits to and from TMX and its neighbours, streaming and checked."""
