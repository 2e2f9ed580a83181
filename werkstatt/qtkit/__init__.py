"""The few generic Qt pieces that pages and scenes are built from: theme, fonts, relay, list model, small widgets."""
