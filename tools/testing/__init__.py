"""The suites behind ./akimat test."""
