"""What the operator can do: joins services, media and settings; no Qt."""
