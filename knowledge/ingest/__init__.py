"""Reading the sources, one module each, and loading them in one transaction."""
