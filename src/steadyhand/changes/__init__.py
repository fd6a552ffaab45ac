"""What became of it: comparing editions, the rules of their numbers, pins."""
