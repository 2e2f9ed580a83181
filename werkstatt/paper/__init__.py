"""Read model in, PDF bytes out: minutes now; table signs, badges and lists come with their nouns.

ReportLab is imported by `safe_text`, `fonts`, `styles`, `layout` and `pages` alone, and those are imported when a
document is written, not before.
"""
