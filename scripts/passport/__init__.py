"""The quality passport: what can be known of the guide from its own files, and what people have or have not done."""
