### What only the enquiry staff read: the desk's room, its threads, and the answers to commands.

## Who speaks
staff-room = Enquiry desk
staff-user = User
staff-bot = Beacon
staff-officer = { $name }
staff-notice = To the user
staff-notice-by = To the user, { $name }
staff-note = Note, { $name }
staff-language-en = English
staff-language-zh-hant = Traditional Chinese
staff-language-zh-hans = Simplified Chinese

## The head of a thread
staff-queued = Waiting for an officer
staff-taken = With { $officer }
staff-asking_contact = No officer was there; the user is asked for a contact
staff-contact_left = To be answered at { $contact }
staff-withdrawn = The user gave up waiting
staff-closed = Closed by { $officer }
staff-closed-rated = Closed by { $officer }, rated { $stars } of 5
staff-head = Conversation { $id } · { $language } · asked for a person on { $time }
staff-reason = Why: { $reason ->
    [asked] the user asked for a person
    [failed] Beacon could not help twice running
    [kind] questions of this kind go to people
   *[other] { $reason }
}
staff-contact = Contact: { $contact }
staff-asked = Last question: { $text }
staff-last-understood = Beacon's answer to it: { $text }
staff-rating-comment = The user says: { $text }
staff-how-to-take = To take it: react with ✋, or write { $sign }take in the thread. From then on, what you write in the thread goes to the user.
staff-take = Take it
staff-transcript = Said so far

## Told in a thread
staff-not-yours = Not sent to the user: { $officer } has this conversation.
staff-not-taken = Not sent to the user: nobody has taken this conversation yet. { $sign }take
staff-is-over = Not sent to the user: no person is in this conversation any more.
staff-only-text = Not sent to the user: only text can be sent.
staff-masked = Sent to the user as: { $text }
staff-old-thread = This is not, or no longer, a conversation's thread.

## Commands
staff-unknown = There is no command “{ $word }”. { $sign }help lists them.
staff-sign = Commands begin with { $sign }: { $sign }{ $word }
staff-which = Which conversation? Give the beginning of its id, or write in its thread.
staff-no-such = No conversation's id begins with “{ $id }”.
staff-several = Several conversations' ids begin with “{ $id }”:
staff-take-done = You have conversation { $id } now.
staff-take-thread = its thread
staff-take-other = Conversation { $id } cannot be taken: { $officer } has it.
staff-take-none = Conversation { $id } cannot be taken: nobody asks for a person there.
staff-nothing-waits = Nobody is waiting.
staff-release-done = Conversation { $id } is back in the queue.
staff-close-done = Conversation { $id } is closed; Beacon answers there again.
staff-transfer-done = { $officer } has conversation { $id } now.
staff-transfer-whom = To whom? Give the name or the account of somebody of the staff: { $names }.
staff-not-owner = Conversation { $id } is not yours: { $officer } has it.
staff-not-open = Conversation { $id } is not with a person.
staff-note-done = Noted on { $id }. The user does not see it.
staff-note-empty = What is to be noted?
staff-reply-which = Canned replies, sent in the user's language with { $sign }reply and the name:
staff-reply-none = There is no canned reply “{ $name }”.
staff-reply-done = Sent: { $text }
staff-waiting = { $count ->
    [0] Nobody is waiting.
    [one] 1 conversation is waiting:
   *[other] { $count } conversations are waiting:
}
staff-waiting-one = { $language }, since { $time }
staff-with-people = With officers:
staff-contacts = To be answered outside the chat ({ $sign }close and the id when done):
staff-find-empty = What is to be found? Give the beginning of an id.
staff-find-state = { $state ->
    [bot] with Beacon
    [offered] a person is offered
    [queued] waiting for an officer
    [person] with { $officer }
    [asking_contact] a contact is asked for
   *[rating] closed, a rating is asked for
}
staff-find-about = { $language } · begun on { $started } · last said on { $last }
staff-find-earlier = { $count } earlier entries are left out.
staff-stats = On { $day }:
staff-stats-started = { $count ->
    [0] Conversations begun: none
   *[other] Conversations begun: { $count } ({ $parts })
}
staff-stats-said = Messages: of users { $users }, of Beacon { $bot }, of officers { $officers }
staff-stats-outcomes = Beacon's answers: { $parts }
staff-stats-handovers = Asked for a person: { $count } ({ $parts })
staff-stats-waited = Median wait for an officer: { $minutes } min
staff-stats-rating = Ratings: { $stars } of 5 on average, { $count } given
staff-stats-thumbs = Answers thought well of: { $up }, ill of: { $down }
staff-outcome-answered = answered
staff-outcome-nothing_found = nothing found
staff-outcome-ambiguous = asked back
staff-outcome-unsupported = not supported
staff-outcome-out_of_scope = out of scope
staff-outcome-social = small talk
staff-outcome-failed = failed
staff-stage-offered = offered
staff-stage-declined = declined
staff-stage-queued = waiting
staff-stage-taken = with an officer
staff-stage-asking_contact = asked for a contact
staff-stage-contact_left = contact left
staff-stage-withdrawn = gave up
staff-stage-closed = closed
staff-stats-day = Which day? Say today, yesterday, or a date such as 2026-11-20.
staff-help = What you can command, in English or Chinese, in a direct chat with me, in a room where you mention me, or in a conversation's thread:
staff-help-help = this list
staff-help-desk = who is waiting, and for whom an answer is due
staff-help-take = take a conversation, by its id; without one the next that waits, in a thread that one
staff-help-release = put it back into the queue
staff-help-close = end it; Beacon answers the user again
staff-help-transfer = give it to a colleague
staff-help-note = write down something that the user does not see
staff-help-reply = send a canned reply
staff-help-find = look up a conversation by the beginning of its id
staff-help-stats = the figures of a day
staff-help-id = [id]
staff-help-account = name
staff-help-text = text
staff-help-name = name of the reply
staff-help-day = today, yesterday or a date
staff-help-ask = Anything else that you ask me is a question, as the public asks it; you see more of the answer.

## Refusals
staff-not-staff = I am here for the enquiry staff only. Please ask your question on the public website.
staff-not-here = Somebody who is not on the staff list is in this room; I do that only where all are.
staff-stranger = { $account } can read along here and is not on the staff list. I hand over nothing in this room until they have left it; I may not put them out.
staff-encrypted = I cannot read encrypted messages. Please start a chat with me without encryption.

## Behind an answer
staff-understood = What was understood
staff-kind = Kind of question: { $kind }, confidence { $confidence }
staff-query = The query
staff-no-query = None was made.
staff-row = Published row { $number }: { $name }
