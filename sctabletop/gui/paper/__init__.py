"""What is printed: order pads and seat sheets as PDF, so that people need little time behind the curtain."""
