"""The one place that names concrete readers, stores and word lists, and puts the flow together with them."""
