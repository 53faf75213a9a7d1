"""What was said, and who answers: the record of conversations. Knows nothing of channels, Rasa or wording."""
