"""Hear and show: the readers, the Rasa components, the channels, and the command that starts it all."""
