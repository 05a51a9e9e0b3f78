"""Relations between the parts of a plan that its words let one infer."""
