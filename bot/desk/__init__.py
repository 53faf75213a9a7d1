"""The enquiry staff's side, the same for every messaging service: commands, threads, and what stands in them."""
