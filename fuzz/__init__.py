"""Coverage-guided fuzzing and mutations of the real document. None of it is a test; what it finds becomes a case."""
