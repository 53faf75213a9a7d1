"""Draws a Picture: laid out once as shapes, then painted as SVG or PNG. Knows neither Rasa nor the list."""
