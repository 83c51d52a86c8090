"""The five phases of a cycle, one pure function a rule; names and symbols as in ODD.md."""
