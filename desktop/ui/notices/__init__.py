"""The notice line and its history."""
