"""The commands, one module each: arguments in, output and exit code out."""
