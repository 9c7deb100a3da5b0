"""The command line: arguments, console, exit codes, reports to files."""
