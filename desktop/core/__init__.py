"""Words and small tools of the whole house; no I/O."""
