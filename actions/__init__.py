"""Decide: one module a kind of question, the action that calls them, and wording."""
