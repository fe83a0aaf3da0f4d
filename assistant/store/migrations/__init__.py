"""How the tables came to be: numbered migrations, only ever added to."""
