"""What the room sees: scenes that follow the spotlight, and the window on the second screen that shows them."""
