"""Files of other programs to YAML for the knowledge base."""
