"""What is true: the published data, the Query, the Store that answers it. Knows nothing of Rasa or of wording."""
