"""Pictures of every page and scene, taken from the running program while it plays the demo evening."""
