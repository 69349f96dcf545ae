"""The chat dock: what is said in the open channel, and the field to answer."""
