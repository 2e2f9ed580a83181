"""Lists that offices send, read as they come."""
