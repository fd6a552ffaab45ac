"""Ways of showing a guide: one module for each."""
