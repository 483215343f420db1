"""The checks behind ./akimat lint."""
