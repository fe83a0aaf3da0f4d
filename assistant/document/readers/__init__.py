"""One module per format; each has `read(source, language) -> Document`."""
