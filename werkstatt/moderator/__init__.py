"""The cockpit: the moderator's main window, one page per noun."""
