"""The bench: what the product costs, beside its peers, on the same texts in the same run (`make bench`)."""
