"""What a workshop is: frozen dataclasses and pure rules, without files, windows or words for people."""
