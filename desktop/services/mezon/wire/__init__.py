"""The bytes of Mezon: our own list of its messages, the code made from it, and envelopes in both dialects."""
