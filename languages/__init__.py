"""How it is said and read: one folder a language."""
