"""Pictures and controls: rows, charts, live widgets, panels."""
