"""Chinese, Traditional and Simplified: its reading rules and what the assistant says in it."""
