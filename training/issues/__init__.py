"""Word vectors by which two phrasings of one issue meet: how they are built and measured."""
