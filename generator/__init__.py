"""ML Atlas: one YAML knowledge base in, a checked site with maps out."""
