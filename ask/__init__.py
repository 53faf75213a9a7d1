"""One question, stage by stage, at the console. Sees both the bot and the actions; nothing may import it."""
