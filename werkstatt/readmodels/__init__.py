"""What people see, put together from nouns: only joins and sums, one module per picture, shared by all surfaces."""
