"""Readers: words to typed values. No Rasa here."""
