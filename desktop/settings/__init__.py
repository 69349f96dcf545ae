"""What the operator chose: schema, store and secrets."""
