"""The benchmark's parts: each measures one thing."""
