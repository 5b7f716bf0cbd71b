"""The app: phases, palette, help, choice of activities, guide."""
