"""What stands over the wall while everything is muted."""
