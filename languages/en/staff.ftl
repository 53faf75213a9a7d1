### What only the enquiry staff read: the desk's room, its threads, and the answers to commands.

## The desk
staff-room = Enquiry desk
