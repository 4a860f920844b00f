"""Convolutional networks, written twice: to be read, and to be fast."""
