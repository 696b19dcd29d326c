"""Words: tokens and sentences, the forms of the lexicon, quotations."""
