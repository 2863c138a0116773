"""Text as the trained networks see it: words, word pieces, features of words, and windows that fit an encoder."""
