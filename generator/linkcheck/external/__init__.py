"""The external check: asks, politely and within bounds, whether addresses on other servers still answer."""
