"""The programs behind ./akimat: set-up, start, tests, checks and upkeep of an akimat's office."""
