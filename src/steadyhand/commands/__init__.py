"""The commands of the command line: those of readers, those of editors, and how they write."""
