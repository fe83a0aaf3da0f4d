"""What is kept: tables and their migrations."""
