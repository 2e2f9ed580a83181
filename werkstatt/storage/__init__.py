"""The workshop file: opened, locked, upgraded, backed up, written and undone. The only place that knows SQLite."""
