"""PO, the catalogues of gettext: read as units, written from units."""
