"""Claims: sampling attributions to annotate, turning annotators' words into offsets, and learning from them."""
