# What the channels say themselves, without a question having been answered.

## The door of the web chat
web-too-long = Your message is too long: please keep it to { $limit } characters.
web-empty = There is nothing in that message.
web-too-many = That was a lot of messages in a short time. Please wait { $seconds } seconds and send it again.
web-unavailable = The chat is not available just now. Your message is kept and will be sent again.
web-session = This conversation has ended. A new one begins.
web-waiting = I cannot look that up just now. Your question is kept, and I shall answer it as soon as I can.

## Suggestions to begin with
web-suggestion-1 = Which police projects start in 2024?
web-suggestion-2 = How much do all the projects cost together?
web-suggestion-3 = When does eHealth+ go live?

## A person is asked for
desk-offer = I can pass you to an enquiry officer. The officer will see this conversation so far, and answers you here. Do you agree to share it?
desk-offer-again = It seems that I am not helping. I can pass you to an enquiry officer, who will see this conversation so far and answers you here. Do you agree to share it?
desk-offer-kind = If you would like to talk to a person here, I can pass you to an enquiry officer, who will see this conversation so far and answers you here. Do you agree to share it?
desk-yes = Yes, share it
desk-no = No, thank you
desk-declined = All right, nothing was shared. You can go on asking me.
desk-queued = Thank you. You are number { $position } in the queue. An enquiry officer will answer here; you can write on meanwhile, and the officer will read it.
desk-stop = Stop waiting
desk-withdrawn = All right, you are no longer waiting. You can go on asking me.
desk-joined = An enquiry officer has joined and answers you now.
desk-released = The officer has to leave. You are number { $position } in the queue for another one.
desk-transferred = Another enquiry officer goes on from here.
desk-officer = Enquiry officer
desk-closed = The enquiry officer has ended the conversation. Thank you. You can go on asking me. How helpful was it?
desk-rated = Thank you for your rating.
desk-outside-hours = The enquiry desk is closed now; it opens on { $day } at { $time }, Hong Kong time. If you would like an answer then, leave an e-mail address or a telephone number here. It is used for this answer only.
desk-nobody = I am sorry, no officer is free just now. If you would like an answer later, leave an e-mail address or a telephone number here. It is used for this answer only.
desk-contact-unclear = I could not read an e-mail address or a telephone number in that. Please leave one, or choose not to; an officer who becomes free will see what you write.
desk-contact-kept = Thank you. The enquiry desk has your question and will answer there. You can go on asking me.
desk-contact-declined = All right, no address is kept. You can go on asking me.

## The list of an answer as a file
csv-paper = Paper
csv-name = Project
csv-chinese = Chinese name
csv-owner = Bureau or department
csv-financial_year = Financial year
csv-approved = Approved
csv-estimate = Estimate (HK$ million)
csv-start = Planned start
csv-live = Planned live-run
csv-url = Funding paper
desk-contact-hidden = Telephone numbers and e-mail addresses are hidden from the officer. If you want the officer to have yours, choose below.
desk-share = Pass on a contact
desk-contact-asked = Please write the telephone number or the e-mail address. The officer will see it as you write it; it is kept with this enquiry only.
desk-contact-shared = Thank you, the officer has your contact now.
