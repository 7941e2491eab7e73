"""Units as the standard and as each client wants them."""
