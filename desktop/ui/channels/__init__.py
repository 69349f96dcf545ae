"""The channels dock: clans, categories and channels, with what is live in them."""
