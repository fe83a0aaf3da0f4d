"""The app's front door."""
