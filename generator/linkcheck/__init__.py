"""Checks links: those inside a built site, offline, and those that lead out of the knowledge base, over HTTP."""
