"""The call the operator is in: the dialog that joins one, the panel, and the page with the provider's part in it."""
