"""Briefings in Word, laid out as GB/T 9704—2012 lays out official papers."""
