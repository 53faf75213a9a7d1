"""The thin layer of Rasa NLU components over the readers."""
