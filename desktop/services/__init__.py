"""One folder per outside party."""
