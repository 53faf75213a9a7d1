### Every sentence that Beacon says in English. Keys are grouped by the kind of answer; { } places are filled by actions/wording.py.

## Values
period-from = from { $day } on
period-to = up to { $day }
period-any = any time
period-quarter = calendar Q{ $number } { $year } ({ $months } { $year })
period-financial-quarter = { $year } { $quarter } Quarter ({ $months } { $calendar })
period-half = the { $half } half of { $year }
period-financial-year = { $year }
period-span = between { $first } and { $last }
when-in = in { $period }
when-on = on { $period }
join-and = { $first } and { $last }
join-or = { $first } or { $last }
join-nor = { $first } nor { $last }
range-about = about { $amount } (10% either way)
range-exactly = exactly { $amount }
range-between = between { $low } and { $high }
range-from = at least { $amount }
range-over = more than { $amount }
range-up-to = at most { $amount }
range-under = less than { $amount }
live-run-undated = by phase; the list gives no date
live-run-phase = { $label }: { $period }
live-run-no-date = no date in the list
condition-subject = about “{ $words }”
condition-start = starting { $when }
condition-not-start = not starting { $when }
condition-live_run = going live { $when }
condition-not-live_run = not going live { $when }
condition-approval = approved { $when }
condition-not-approval = not approved { $when }
condition-financial_year = of financial year { $when }
condition-not-financial_year = not of financial year { $when }
condition-without = other than { $names }
condition-money = costing { $range }
condition-length = taking { $range } from planned start to live-run
length = { $number } { $unit ->
    [years] { $number ->
        [1] year
       *[other] years
    }
   *[months] { $number ->
        [1] month
       *[other] months
    }
}
condition-department = of { $names }
condition-either = either { $choices }
join-choice = { $first } or { $last }
condition-status-running = in progress by the published plan
condition-status-finished = finished by the published plan
condition-status-not_started = not yet started by the published plan
whose = { $names } { $plural ->
    [one] has
   *[other] have
}
whose-list = The list has
whose-those = Those just mentioned include

## Lists
list-found = { $who } { $count ->
    [one] 1 project{ $conditions }:
   *[other] { $count } projects{ $conditions }:
}
no-subject-may-mean = No project in the list mentions “{ $words }”. { $count ->
    [one] Nearest in meaning is this one; did you mean it?
   *[other] Nearest in meaning are these; did you mean one of them?
}
may-mean = { $number }. { $name } ({ $owner }): “{ $sentence }”
list-rest = { $count ->
    [one] Number { $first } of { $total }:
   *[other] Numbers { $first } to { $last } of { $total }:
}
list-end = That was all: the list on show has { $total }.
nothing-to-undo = There is nothing to go back to. What would you like to know?
cancelled = All right. What would you like to know?
undated-found = { $who } { $count ->
    [one] 1 project{ $conditions } whose live-run the list gives by phase without a date:
   *[other] { $count } projects{ $conditions } whose live-run the list gives by phase without a date:
}
undated-none = { $who } no project{ $conditions } whose live-run the list leaves without a date.
which-joined = Your “or” can be meant in more ways than one. Which of these do you mean?
joined-apart = I cannot join these conditions with “or” in one question. Please ask for them one at a time.
list-empty = No project in the list is{ $conditions }.
list-emptied = { $who } { $count ->
    [one] 1 project, but none{ $conditions }.
   *[other] { $count } projects, none{ $conditions }.
}
list-emptied-named = { $count ->
    [one] The project you name is not{ $conditions }.
   *[other] None of the { $count } projects just mentioned is{ $conditions }.
}
departments-without = { $who } no project in the list.
no-subject = No project in the list mentions “{ $words }”.
no-subject-of = { $who } { $count ->
    [one] 1 project
   *[other] { $count } projects
} in the list, none about “{ $words }”.
instead-start = { $count ->
    [one] The planned start in the list is { $periods }.
   *[other] The planned starts in the list are { $periods }.
}
instead-start-range = Planned starts there run from { $first } to { $last }.
instead-live_run = The planned live-run in the list is { $periods }.
instead-live_run-range = Planned live-runs there run from { $first } to { $last }.
instead-approval = Approved on { $periods }.
instead-approval-range = Approvals there run from { $first } to { $last }.
instead-financial_year = Approved on { $periods }.
instead-financial_year-range = Approvals there run from { $first } to { $last }.
instead-money = { $count ->
    [one] The estimate there is { $low }.
   *[other] Estimates there run from { $low } to { $high }.
}
which-department = Do you mean { $options }? More than one fits that name.
which-project = { $who } { $count } projects{ $conditions }. Which one do you mean?
which-year-month = { $count ->
    [0] No project in the list fits { $month } of any year.
   *[other] { $month } of which year do you mean? The list has { $years }.
}
which-year-quarter = The { $quarter } quarter of a financial year is { $months }. Which year do you mean? The list has { $years }.
which-month = Day { $day } of which month and year do you mean?
foreign-money = The list gives its estimates in Hong Kong dollars, and I do not convert “{ $text }”. Could you give the sum in HK$?
bad-date = “{ $text }” is not a date that I can place. Could you give it another way, such as 2024-25, June 2024 or 28.06.2024?

## Notes
note-undated = { $count ->
    [one] 1 more project is undated: the list gives its live-run by phase without a date, so it is neither counted in nor ruled out: { $projects }.
   *[other] { $count } more projects are undated: the list gives their live-run by phase without a date, so they are neither counted in nor ruled out: { $projects }.
}
note-assumed-approval = You named no event, so I took the approval date for { $period }.
note-calendar-quarter = I read { $period } as a quarter of the calendar year; the list itself counts quarters of the financial year, from April.
note-unknown-words = I left out { $words }, which nothing in the list mentions.

## Totals
count-found = { $who } { $count ->
    [one] 1 project{ $conditions }.
   *[other] { $count } projects{ $conditions }.
}
share-found = { $who } { $count ->
    [one] 1 project{ $conditions }, { $amount }
   *[other] { $count } projects{ $conditions }, { $amount } in total
}: that is { $percent }% of { $whole }, the total of { $all } projects, and { $part }% of their number.
count-and-sum = { $who } { $count ->
    [one] 1 project{ $conditions }, at { $amount }.
   *[other] { $count } projects{ $conditions }, { $amount } in total.
}
sum-found = { $count ->
    [one] The 1 project{ $of }{ $conditions } is estimated at { $amount }.
   *[other] The { $count } projects{ $of }{ $conditions } add up to { $amount }.
}
average-found = { $count ->
    [one] There is only 1 project{ $of }{ $conditions }: { $amount }.
   *[other] The { $count } projects{ $of }{ $conditions } cost { $amount } on average.
}
median-found = { $count ->
    [one] There is only 1 project{ $of }{ $conditions }: { $amount }.
   *[other] The median estimate of the { $count } projects{ $of }{ $conditions } is { $amount }: half of them are at or below it, half at or above.
}
of = { " " }of { $names }
of-list = { " " }in the list
of-those = { " " }among those just mentioned

## Rankings
rank-estimate-most-one = The most expensive project{ $of }{ $conditions } is { $name } ({ $owner }), at { $estimate }.
rank-estimate-least-one = The least expensive project{ $of }{ $conditions } is { $name } ({ $owner }), at { $estimate }.
rank-estimate-most-nth = Number { $place } from the top in cost{ $of }{ $conditions } is { $name } ({ $owner }), at { $estimate }.
rank-estimate-least-nth = Number { $place } from the bottom in cost{ $of }{ $conditions } is { $name } ({ $owner }), at { $estimate }.
rank-estimate-most-tie = { $count } projects{ $of }{ $conditions } share the highest estimate, { $estimate }:
rank-estimate-least-tie = { $count } projects{ $of }{ $conditions } share the lowest estimate, { $estimate }:
rank-estimate-most-many = The { $count } most expensive projects{ $of }{ $conditions }, dearest first:
rank-estimate-least-many = The { $count } least expensive projects{ $of }{ $conditions }, cheapest first:
rank-approval-most-one = The most recently approved project{ $of }{ $conditions } is { $name } ({ $owner }), approved on { $approved }.
rank-approval-least-one = The earliest approved project{ $of }{ $conditions } is { $name } ({ $owner }), approved on { $approved }.
rank-approval-most-nth = Number { $place } among the most recently approved projects{ $of }{ $conditions } is { $name } ({ $owner }), approved on { $approved }.
rank-approval-least-nth = Number { $place } among the earliest approved projects{ $of }{ $conditions } is { $name } ({ $owner }), approved on { $approved }.
rank-approval-most-tie = { $count } projects{ $of }{ $conditions } share the latest approval date, { $approved }:
rank-approval-least-tie = { $count } projects{ $of }{ $conditions } share the earliest approval date, { $approved }:
rank-approval-most-many = The { $count } most recently approved projects{ $of }{ $conditions }, newest first:
rank-approval-least-many = The { $count } earliest approved projects{ $of }{ $conditions }, oldest first:
rank-start-most-one = The last project{ $of }{ $conditions } to start is { $name } ({ $owner }), planned for { $start }.
rank-start-least-one = The first project{ $of }{ $conditions } to start is { $name } ({ $owner }), planned for { $start }.
rank-start-most-nth = Number { $place } from the end by planned start{ $of }{ $conditions } is { $name } ({ $owner }), planned for { $start }.
rank-start-least-nth = Number { $place } by planned start{ $of }{ $conditions } is { $name } ({ $owner }), planned for { $start }.
rank-start-most-tie = { $count } projects{ $of }{ $conditions } share the latest planned start, { $start }:
rank-start-least-tie = { $count } projects{ $of }{ $conditions } share the earliest planned start, { $start }:
rank-start-most-many = The { $count } projects{ $of }{ $conditions } with the latest planned start, last first:
rank-start-least-many = The { $count } projects{ $of }{ $conditions } with the earliest planned start, first first:
rank-live_run-most-one = The last project{ $of }{ $conditions } to go live is { $name } ({ $owner }), planned for { $live }.
rank-live_run-least-one = The first project{ $of }{ $conditions } to go live is { $name } ({ $owner }), planned for { $live }.
rank-live_run-most-nth = Number { $place } from the end by planned live-run{ $of }{ $conditions } is { $name } ({ $owner }), planned for { $live }.
rank-live_run-least-nth = Number { $place } by planned live-run{ $of }{ $conditions } is { $name } ({ $owner }), planned for { $live }.
rank-live_run-most-tie = { $count } projects{ $of }{ $conditions } share the latest planned live-run, { $live }:
rank-live_run-least-tie = { $count } projects{ $of }{ $conditions } share the earliest planned live-run, { $live }:
rank-live_run-most-many = The { $count } projects{ $of }{ $conditions } with the latest planned live-run, last first:
rank-live_run-least-many = The { $count } projects{ $of }{ $conditions } with the earliest planned live-run, first first:
rank-duration-most-one = The longest project{ $of }{ $conditions } from planned start to live-run is { $name } ({ $owner }): { $start } to { $live }.
rank-duration-least-one = The shortest project{ $of }{ $conditions } from planned start to live-run is { $name } ({ $owner }): { $start } to { $live }.
rank-duration-most-nth = Number { $place } in length{ $of }{ $conditions } is { $name } ({ $owner }): { $start } to { $live }.
rank-duration-least-nth = Number { $place } from the shortest{ $of }{ $conditions } is { $name } ({ $owner }): { $start } to { $live }.
rank-duration-most-tie = { $count } projects{ $of }{ $conditions } take equally long, the longest of all:
rank-duration-least-tie = { $count } projects{ $of }{ $conditions } are equally short, the shortest of all:
rank-duration-most-many = The { $count } longest projects{ $of }{ $conditions }, longest first:
rank-duration-least-many = The { $count } shortest projects{ $of }{ $conditions }, shortest first:
rank-check-yes = Yes, { $name } is.
rank-check-no = No, { $name } is not.
rank-too-few = Only { $count } projects fit, so there is no number { $place }.

## Facts of one project
field-cost = The estimate for { $name } ({ $owner }) is { $estimate }.
field-start = { $name } ({ $owner }) is planned to start in { $start }.
field-live_run = The planned live-run of { $name } ({ $owner }) is { $live }.
field-live_run-undated = The list gives the planned live-run of { $name } ({ $owner }) by phase, and no date is stated; the funding paper may say more.
field-approval = { $name } ({ $owner }) was approved on { $approved }.
field-approver = The Finance Committee of the Legislative Council approved { $name } ({ $owner }) on { $approved }, on paper { $paper }.
field-financial_year = { $name } ({ $owner }) is listed under financial year { $financial_year }, that of its approval on { $approved }.
field-duration = { $name } ({ $owner }) runs from { $start } to its live-run in { $live }: up to { $months } months by the published plan.
field-duration-undated = { $name } ({ $owner }) starts in { $start }; how long it takes is not stated, as the list gives its live-run by phase without a date.
field-department = { $name } is a project of the { $owner }.
field-paper = The Finance Committee paper of { $name } ({ $owner }) is { $paper }.
field-description = { $description }
field-name = The project's full name is { $name } ({ $owner }).
field-chinese_name = The Chinese name of { $name } ({ $owner }) is { $chinese }.
field-chinese_name-translated = No public page seen gives a Chinese name of { $name } ({ $owner }); our own translation is { $chinese }.
field-chinese_name-none = The list gives no Chinese name of { $name } ({ $owner }).
field-phases = The list gives the live-run of { $name } ({ $owner }) as: { $live }.
field-status-not_started = By the published plan { $name } ({ $owner }) has not started: it starts in { $start }, live-run { $live }.
field-status-running = By the published plan { $name } ({ $owner }) is in progress: started { $start }, live-run due { $live }.
field-status-finished = By the published plan { $name } ({ $owner }) is finished: its live-run was planned for { $live }. The list does not confirm that it took place.
field-status-undated = By the published plan { $name } ({ $owner }) started in { $start }; the list gives its live-run by phase without a date, so whether it is finished is not stated.
check-yes = Yes, by the published plan: { $period } fits.
check-yes-money = Yes.
check-no-money = No.
check-no = No, by the published plan: not { $period }.
project-found = { $name } is a project of the { $owner }, estimated at { $estimate }:
project-description = { $description }

## Departments and groups
departments-totalling = { $groups ->
    [one] 1 bureau or department has
   *[other] { $groups } bureaux and departments have
} projects{ $conditions } in total, not each ({ $count ->
    [one] 1 project
   *[other] { $count } projects
}, { $total }):
departments-found = { $groups ->
    [one] 1 bureau or department has { $count ->
        [one] 1 project
       *[other] { $count } projects
    } in the list{ $conditions }:
   *[other] { $groups } bureaux and departments have projects in the list{ $conditions } ({ $count } projects, { $total }):
}
departments-most-projects = { $who } the most projects{ $conditions } ({ $number }{ $ties ->
    [one] {""}
   *[other] { " " }each
}). All of them, most first:
departments-least-projects = { $ties ->
    [one] { $who } the fewest projects{ $conditions } ({ $number }).
   *[other] { $ties } departments have the fewest projects{ $conditions } ({ $number } each).
} All of them, fewest first:
departments-most-money = { $who } the largest total estimate{ $conditions }: { $amount } ({ $number ->
    [one] 1 project
   *[other] { $number } projects
}). All of them, largest first:
departments-least-money = { $who } the smallest total estimate{ $conditions }: { $amount } ({ $number ->
    [one] 1 project
   *[other] { $number } projects
}). All of them, smallest first:
departments-nth = Number { $place } by { $order ->
    [projects-most] number of projects, most first,
    [projects-least] number of projects, fewest first,
    [money-most] total estimate, largest first,
   *[money-least] total estimate, smallest first,
}{ $conditions } is { $names }: { $amount } ({ $number ->
    [one] 1 project
   *[other] { $number } projects
}). All of them, in that order:
group-found = { $count ->
    [one] 1 project
   *[other] { $count } projects
}{ $conditions }, { $total } in total, by { group-by }:
group-by = { $group ->
    [department] bureau or department
    [size] size of the estimate
    [financial_year] financial year of approval
    [approval_year] calendar year of approval
    [approval_quarter] quarter of approval
    [approval_month] month of approval
    [start_year] calendar year of the planned start
    [start_financial_year] financial year of the planned start
    [start_quarter] quarter of the planned start
    [live_run_year] calendar year of the planned live-run
    [live_run_financial_year] financial year of the planned live-run
    [live_run_quarter] quarter of the planned live-run
   *[period] period
}
first-of-each = By { group-by }, each with its { $order ->
    [estimate-most] most expensive project
    [estimate-least] least expensive project
    [approval-most] most recently approved project
    [approval-least] earliest approved project
    [start-most] project with the latest planned start
    [start-least] project with the earliest planned start
    [live_run-most] project with the latest planned live-run
    [live_run-least] project with the earliest planned live-run
    [duration-most] longest project
    [duration-least] shortest project
   *[other] project
}{ $of-asked }{ $conditions }:
first-of-group = { $label }: { $projects }.
label-size = From { $low } to below { $high }
label-size-first = Below { $high }
label-size-last = { $low } or more
label-period = { $period }
label-financial_year = Financial year { $period }
label-approval = Approved in { $period }
label-start = Starting in { $period }
label-live_run = Going live in { $period }
label-undated = By phase, undated in the list
heading-group = Group
heading-projects = Projects
heading-estimate = Estimate
heading-share = Share of total
heading-change = On the year before
table-row = { $label }: { $count ->
    [one] 1 project
   *[other] { $count } projects
}, { $amount }{ $share }{ $average }{ $change }
row-share = { " " }({ $percent }%)
row-average = , average { $amount }
row-change-more = ; { $amount } ({ $percent }%) more than the year before
row-change-less = ; { $amount } ({ $percent }%) less than the year before
group-most = The largest total estimate{ $conditions } is that of “{ $label }”, { $amount }; the most projects are in “{ $label-count }” ({ $number }):
group-least = The smallest total estimate{ $conditions } is that of “{ $label }”, { $amount }; the fewest projects are in “{ $label-count }” ({ $number }):
note-estimate-only = The list gives the approved estimate only, not what has been spent.
note-overdue = The list holds plans, not progress: it shows whose planned live-run is past, not whether it took place or is late.
note-due-soon = I read “soon” as a planned live-run in the next six months.
which-nothing = Which project do you mean? You could give its name, or ask for a department's projects first.
compare-period = { $period }: { $count ->
    [one] 1 project
   *[other] { $count } projects
}, { $amount }.
compare-period-none = { $period }: no project.
compare-periods = Projects{ $of-asked } by { $role ->
    [start] planned start
    [live_run] planned live-run
    [approval] approval
   *[financial_year] financial year
}:
compare-sums = Projects{ $of-asked } by their estimates:
compare-periods-difference = The second is { $amount } ({ $percent }%) { $way ->
    [more] more
   *[less] less
} than the first.


## Comparisons
compare-projects = Side by side, { $count } projects: { $projects }.
compare-cost = { $more } costs { $amount } more than { $less }.
compare-cost-same = Both cost the same, { $amount }.
compare-start = { $first } starts earlier than { $second }.
compare-start-same = Both start in the same quarter, { $start }.
compare-live_run = { $first } goes live earlier than { $second }.
compare-live_run-same = Both go live in the same quarter, { $live }.
compare-live_run-undated = Their live-runs cannot be compared: the list gives that of { $projects } by phase without a date.
compare-approval = { $first } was approved earlier than { $second }.
compare-approval-same = Both were approved on { $approved }.
compare-with-what = Which project should I compare { $name } with?
compare-departments = { $names } side by side{ $conditions }:
compare-department = { $name }: { $count ->
    [one] 1 project
   *[other] { $count } projects
}, { $amount }.
compare-department-none = { $name }: no project that fits.
compare-departments-most = { $name } has the most, { $amount }.
compare-departments-more = { $name } has { $amount } more than { $other }.

## Programmes, targets and single facts
programme-found = { $introduction }
introduction = { $name }: { $description }
programme-owner = { $name } is run by { $owner }.
programme-link = { $name } is found at { $links }.
programme-audience = { $name } is for { $audience }.
programme-project = { $count ->
    [one] 1 project in the list of IT projects belongs to { $name }:
   *[other] { $count } projects in the list of IT projects belong to { $name }:
}
fact-said = { $sentence }
fact-check-yes = Yes, in { $period }:
fact-check-no = No, not in { $period }:
note-as-of = The document gives this figure no date of its own; the document itself is of { $as_of }.
which-programme = Do you mean { $options }?
told-nothing = The documents that I know do not say that.
missing-names-said = The documents do not mention { $words }.
missing-edition = The documents do not mention that version of { $name }.
missing-maker = The documents do not say which company made { $name }.
missing-names = The documents do not name them.
missing-when = The documents do not give such a date of { $name }.
missing-amount = The documents do not give such a figure of { $name }.
missing-measure = The documents do not give such a figure of { $name }.
missing-period = The documents do not give such a figure of { $name } for { $period }.
missing-contact = The documents do not give a telephone number of { $name }.
missing-version = The documents do not name a version of { $name }.
missing-place = The documents do not say where { $name } is.
missing-partner = The documents do not name a partner of { $name }.
missing-owner = The documents do not say who runs { $name }.
missing-length = The documents do not say how long { $name } lasts.
missing-link = The documents do not give a web address of { $name }.
missing-audience = The documents do not say whom { $name } is for.
missing-project = No project in the list of IT projects belongs to { $name }.
missing-target = The documents do not give a target of { $name }.
missing-met = The documents do not say whether that was reached; they give the target alone.
missing-detail = The documents do not say that of { $name }; they say this:
outside-programme = I can only tell what the documents say of { $name }, not do what it does:
programme-link-related = The documents give no web address of { $name }, but of { $other }, which belongs with it: { $links }.
missing-of-project = The list of IT projects does not say that of { $name }, and no other document that I know does.
missing-instead = What they do say:
target-said = { $sentence } ({ $years } Policy Address)
years = { $years }
targets-found = The Policy Addresses set { $count } targets on digital government:
targets-of-years = { $count ->
    [one] 1 target on digital government comes from the { $years } Policy Address:
   *[other] { $count } targets on digital government come from the { $years } Policy Address:
}
targets-no-year = The documents do not mention a { $years } Policy Address; they hold no target of it, only of those of { $known }.
programmes-all = The documents describe { $count } programmes and systems:
programmes-found = { $count ->
    [one] 1 programme or system { $conditions }:
   *[other] { $count } programmes and systems { $conditions }:
}
programmes-none = The documents describe no programme or system { $conditions }.
programmes-rest = Numbers { $first } to { $last } of { $total }:
programmes-by-audience = for { $audience }
programmes-by-themes = under { $themes }
programmes-by-periods = launched in { $periods }
audience-everyone = the public
audience-residents = residents
audience-elderly = the elderly
audience-disabled = persons with disabilities
audience-villagers = villagers
audience-schools = schools
audience-students = students
audience-smes = small and medium enterprises
audience-businesses = businesses
audience-startups = start-ups
audience-ict-industry = the ICT industry
audience-data-centres = operators of data centres
audience-visitors = visitors
audience-travellers = cross-boundary travellers
audience-government = bureaux and departments
account-title = { $number }. { $name }: { $description }
account-fact = - { $measure }: { $value }
account-fact-dated = - { $measure }: { $value } ({ $as_of })
account-links = Website: { $links }
source-without-address = Source: { $title }, { $as_of }.
ask-programme = What is { $name }?
ask-programmes = Which programmes do you know?
ask-programme-project = Which project belongs to { $name }?
ask-programme-target = What is the target of { $name }?
ask-fact = { $name }: { $measure }?
ask-target = What is the target on { $name }?
ask-targets = What do the Policy Addresses promise?

## Terms and contact
term-quarter = In the list a quarter is a quarter of the financial year: 1st Quarter April to June, 2nd Quarter July to September, 3rd Quarter October to December, 4th Quarter January to March.
term-quarter-number = The { $quarter } quarter of a financial year is { $months }. The list counts quarters in financial years, from April to March.
term-financial_year = A financial year of the Government runs from 1 April to 31 March: 2024-25 is 1 April 2024 to 31 March 2025. The list files each project under the financial year of its approval.
term-live_run = The planned live-run date is the quarter in which the new system is planned to go into operation, that is, to come into service for its users. Some projects go live in several phases.
term-start = The planned start date is the quarter of the financial year in which work on the project is planned to begin.
term-estimate = The project estimate is the sum that was approved for the project, in millions of Hong Kong dollars ($M).
term-committee = The Finance Committee (FC) is the committee of the Legislative Council that approves public expenditure; a project is in the list because it approved the funding.
term-paper = The FC paper is the paper of the Legislative Council's Finance Committee by which the project's funding was approved. Every project in the list links its own.
term-phase = A project with several phases goes live step by step. For some of them the published list names a phase and gives no date; the funding paper may say more.
term-approval = The approval date is the day on which the Finance Committee approved the funding of the project.
term-department = Bureaux (B) make policy and departments (D) carry it out; the list names for each project the bureau or department that runs it.
term-source = The answers come from “{ $title }” ({ $url }), published by the Digital Policy Office. This copy holds approvals up to { $as_of } and was loaded on { $loaded }.
term-list = The list holds the Government's recently approved IT projects, each with its financial year, approval date, bureau or department, name, description, estimate, planned start, planned live-run and Finance Committee paper.
contact = For more about these projects, ask the Digital Policy Office: telephone (852) 3847 7439, e-mail enquiry@digitalpolicy.gov.hk.

## Small talk
talk-greeting = Hello, this is Beacon. I answer questions about the Government's IT projects: which project, whose, for how much, and from when to when. What would you like to know?
talk-thanks = You are welcome. Ask me about another project whenever you like.
talk-goodbye = Goodbye. The list of IT projects is here whenever you need it.
talk-capabilities = I answer questions about the IT projects that the Government has funded: I can list them by department, date, sum or subject, count them and add them up, rank and compare them, and tell you the estimate, planned start, live-run, approval date and funding paper of each project.
talk-bot_identity = I am Beacon, an automated assistant, not a person. I answer from the Government's published list of IT projects.
talk-person = You can speak to a person at the Digital Policy Office: telephone (852) 3847 7439, e-mail enquiry@digitalpolicy.gov.hk. About the list of IT projects I can help you here.
talk-language = All right, I shall answer in English.
talk-reset = All right, we start afresh. Which IT project, department or date would you like to know about?

## What is not ours
outside = I cannot help with that: I only know the Government's published IT projects. For other government services, please see www.gov.hk or call 1823.
outside-service = I only know the IT projects of the { $name }, not its other services. For those, please see www.gov.hk or call 1823.
outside-body = { $name } is not a bureau or department of the Hong Kong Government, so it is not in the published list of IT projects.
outside-list = The published list does not say that of its projects. It gives each one's department, purpose, estimate, approval, planned dates and funding paper; the paper may say more.
outside-project = The list does not say that about { $name }. It gives a project's department, purpose, estimate, planned dates and funding paper. For the service itself, please see www.gov.hk or call 1823.
talk-abuse = I am sorry that I have been no help. I can only answer questions about the Government's published IT projects.
talk-jailbreak = That I cannot do. I only answer questions about the Government's published IT projects.
talk-distress = I am sorry that you are going through this. I am only an automated assistant for IT projects and cannot help, but people can, now. If anybody is in danger, please call 999. To talk to somebody: the Samaritan Befrienders Hong Kong, 2389 2222; The Samaritans (multilingual), 2896 0000; Mental Health Support Hotline, 18111.
unavailable = I cannot look up the list just now. Please try again in a moment.
failed = I could not answer that just now. Please try again, or ask it in other words.
empty = I did not find a question in that. You could ask about a department, a project, a date or a sum.

## The parts of an answer
card-title = { $number }. { $name } ({ $owner })
card-facts = { "   " }Estimate { $estimate } · approved { $approved } · start { $start } · live-run { $live }
card-paper = { "   " }Paper { $paper }: { $url }
fact-owner = Bureau or department
fact-estimate = Estimate
fact-approved = Approved
fact-start = Planned start
fact-live = Planned live-run
fact-paper = Funding paper
fact-chinese = Chinese name
fact-financial_year = Financial year
chip-department = { $names }
chip-condition = { $conditions }
link-paper = Funding paper { $paper }: { $url }
more = Shown: { $shown } of { $total }.
source = Source: { $title }, { $url }, as of { $as_of }.

## Suggestions, each a whole question
ask-all = List all projects
ask-departments = Which departments have projects?
ask-most-all = Which project costs most?
ask-contact = Whom can I contact about the list?
ask-drop-date = Drop the date
ask-drop-money = Drop the cost limit
ask-drop-department = Drop the department
ask-rest = Show the other { $count }
ask-list = Which projects{ $of-asked }{ $conditions } are there?
ask-count = How many projects{ $of-asked }{ $conditions } are there?
ask-average = What do the projects{ $of-asked }{ $conditions } cost on average?
ask-sum = What do the projects{ $of-asked }{ $conditions } cost in total?
ask-most = Which project{ $of-asked }{ $conditions } is the most expensive?
ask-department = Which projects does the { $name } have?
ask-project = Tell me about { $name }
ask-group = How many projects { $role ->
    [start] start
   *[live_run] go live
} in each { $unit ->
    [financial_quarter] quarter
   *[year] year
}?
ask-cost = How much is { $name }?
ask-start = When does { $name } start?
ask-live_run = When does { $name } go live?
ask-approval = When was { $name } approved?
ask-financial_year = Which financial year is { $name } in?
ask-duration = How long does { $name } take?
ask-approver = Who approved { $name }?
ask-paper = What is the funding paper of { $name }?
ask-description = What is the purpose of { $name }?
ask-name = What is the full name of { $name }?
ask-chinese_name = What is the Chinese name of { $name }?
ask-phases = Which phases does { $name } have?
ask-status = What is the status of { $name }?

## Pictures
picture-number = { NUMBER($amount, minimumFractionDigits: 1, maximumFractionDigits: 2) }
picture-bars-title = { $measure ->
    [count] Number of projects
   *[total] Estimates of projects
}{ $of-asked }{ $conditions }, by { group-by }
picture-estimates-title = Estimates of projects{ $of-asked }{ $conditions }
picture-bars-unit = { $measure ->
    [count] Projects
   *[total] HK$ million
}
picture-bars-alternative = Bar chart. { $title }: { $rows }.
picture-bar-total = { $label } { $amount }
picture-bar-count = { $label } { $count ->
    [one] 1 project
   *[other] { $count } projects
}
picture-timeline-title = { $count ->
    [one] Plan of 1 project
   *[other] Plan of { $count } projects
}{ $of-asked }{ $conditions }
picture-timeline-unit = From the start quarter to the live-run quarter, by the published plan
picture-timeline-alternative = Timeline. { $title }, as of { $day }: { $rows }.
picture-span = { $label } from { $start } to { $end }
picture-span-undated = { $label } from { $start }, live-run undated in the list
picture-span-partly-undated = { $label } from { $start } to { $end }, a further phase undated in the list
picture-dates = { $start } – { $end }
picture-dates-undated = { $start } – undated
picture-dates-partly-undated = { $start } – { $end }, then undated
picture-past = Past, by the plan
picture-ahead = To come, by the plan
picture-undated = Live-run undated in the list
picture-today = Today, { $day }
picture-part = Drawn: { $shown } of { $total }.
picture-month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
} { $year }
