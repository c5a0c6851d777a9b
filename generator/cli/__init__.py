"""The command line: `mlatlas COMMAND`, one module a command."""
