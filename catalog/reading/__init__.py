"""Reading texts: which paragraphs stand side by side, what is marked in them, how a passage is cited."""
