"""What helps people to change the knowledge base: comparing, formatting, adding, renaming, retiring."""
