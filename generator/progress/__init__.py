"""Checks for a stage and a role as text, and where a project stands by the file that its readers exported."""
