"""Text as words: tokens, phrases, blocks and passages of words, negations and explanations."""
