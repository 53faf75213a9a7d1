"""A local Synapse for the desk: set up, started and ended. Must not know what is said in its rooms."""
