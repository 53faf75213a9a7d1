### Every sentence that Beacon says in Chinese, in Traditional characters; Simplified is derived from it. The keys and their
### order are those of English. Conditions ($conditions) stand before 項目 and bring their own 的: 於2024年開展的項目.

## Values
period-from = { $day }或以後
period-to = { $day }或以前
period-any = 任何時間
period-quarter = { $year }曆年{ $number }季（{ $year }年{ $months }）
period-financial-quarter = { $year }年度{ $quarter }季（{ $calendar }年{ $months }）
period-half = { $year }年{ $half }半年
period-financial-year = { $year }財政年度
period-span = { $first }至{ $last }期間
when-in = 於{ $period }
when-on = 於{ $period }
join-and = { $first }及{ $last }
join-or = { $first }或{ $last }
join-nor = { $first }或{ $last }
range-about = 約{ $amount }（上下10%以內）
range-exactly = 剛好{ $amount }
range-between = 介乎{ $low }至{ $high }
range-from = 不少於{ $amount }
range-over = 超過{ $amount }
range-up-to = 不超過{ $amount }
range-under = 少於{ $amount }
live-run-undated = 分階段啟用，清單未列日期
live-run-phase = { $label }：{ $period }
live-run-no-date = 清單未列日期
condition-subject = 與「{ $words }」有關
condition-start = { $when }開展
condition-not-start = 並非{ $when }開展
condition-live_run = { $when }啟用
condition-not-live_run = 並非{ $when }啟用
condition-approval = { $when }獲核准
condition-not-approval = 並非{ $when }獲核准
condition-financial_year = 屬{ $when }
condition-not-financial_year = 不屬{ $when }
condition-without = 除{ $names }以外
condition-money = 預算{ $range }
condition-length = 由計劃開展至啟用需時{ $range }
length = { $number }{ $unit ->
    [years] 年
   *[months] 個月
}
condition-department = 屬{ $names }
condition-either = 符合其一（{ $choices }）
join-choice = { $first }，或{ $last }
condition-status-running = 按公布計劃進行中
condition-status-finished = 按公布計劃已完成
condition-status-not_started = 按公布計劃尚未開展
whose = { $names }
whose-list = 清單上
whose-those = 剛才提到的項目中

## Lists
list-found = { $who }有{ $count }個{ $conditions }項目：
no-subject-may-mean = 清單上沒有項目提及「{ $words }」。{ $count ->
    [one] 意思最接近的是以下項目，你是指這個嗎？
   *[other] 意思最接近的是以下項目，你是指其中一個嗎？
}
may-mean = { $number }. { $name }（{ $owner }）：“{ $sentence }”
list-rest = { $count ->
    [1] 以下是{ $total }個項目中的第{ $first }個：
   *[other] 以下是{ $total }個項目中的第{ $first }至第{ $last }個：
}
list-end = 已全部列出：目前的清單共有{ $total }個項目。
nothing-to-undo = 之前沒有可以返回的內容。你想知道甚麼？
cancelled = 好的。你想知道甚麼？
undated-found = { $who }有{ $count }個{ $conditions }項目分階段啟用，清單沒有列出日期：
undated-none = { $who }沒有{ $conditions }項目屬分階段啟用而清單未列日期。
which-joined = 你問題中的「或」可以有不同理解。你是指以下哪一項？
joined-apart = 我無法在同一條問題中以「或」連接這些條件，請逐一查詢。
list-empty = 清單上沒有{ $conditions }項目。
list-emptied = { $who }有{ $count }個項目，但沒有{ $conditions }項目。
list-emptied-named = { $count ->
    [1] 你所指的並非{ $conditions }項目。
   *[other] 剛才提到的{ $count }個項目中，沒有{ $conditions }項目。
}
departments-without = { $who }在清單上沒有項目。
no-subject = 清單上沒有項目提及「{ $words }」。
no-subject-of = { $who }在清單上有{ $count }個項目，但都沒有提及「{ $words }」。
instead-start = 清單所列的計劃開展日期是{ $periods }。
instead-start-range = 清單所列的計劃開展日期由{ $first }起，最遲是{ $last }。
instead-live_run = 清單所列的計劃啟用日期是{ $periods }。
instead-live_run-range = 清單所列的計劃啟用日期由{ $first }起，最遲是{ $last }。
instead-approval = 核准日期是{ $periods }。
instead-approval-range = 清單所列的核准日期由{ $first }起，最遲是{ $last }。
instead-financial_year = 核准日期是{ $periods }。
instead-financial_year-range = 清單所列的核准日期由{ $first }起，最遲是{ $last }。
instead-money = { $count ->
    [1] 有關預算是{ $low }。
   *[other] 有關預算由{ $low }起，最高是{ $high }。
}
which-department = 你是指{ $options }嗎？符合這個名稱的不止一個。
which-project = { $who }有{ $count }個{ $conditions }項目。你是指哪一個？
which-year-month = { $count ->
    [0] 無論哪一年的{ $month }，清單上都沒有符合的項目。
   *[other] 你是指哪一年的{ $month }？清單上有以下年份：{ $years }。
}
which-year-quarter = 財政年度的{ $quarter }季是{ $months }。你是指哪一年？清單上有以下年份：{ $years }。
which-month = 你是指哪一年哪一個月的{ $day }日？
foreign-money = 清單的預算以港元計算，「{ $text }」未能換算。請以港元金額再查詢。
bad-date = 我未能理解「{ $text }」是哪一個日期。請換一個寫法，例如2024-25年度、2024年6月或2024年6月28日。

## Notes
note-undated = 另有{ $count }個項目分階段啟用，清單沒有列出日期，因此既不計算在內，亦不排除在外：{ $projects }。
note-assumed-approval = 你沒有說明是哪一種日期，所以{ $period }以核准日期計算。
note-calendar-quarter = 我把{ $period }理解為曆年的季度；清單本身採用財政年度的季度，由4月起計。
note-unknown-words = 清單沒有提及{ $words }，因此沒有計算在內。

## Totals
count-found = { $who }有{ $count }個{ $conditions }項目。
share-found = { $who }有{ $count }個{ $conditions }項目，預算合計{ $amount }，佔全部{ $all }個項目預算總額{ $whole }的{ $percent }%，佔項目數目的{ $part }%。
count-and-sum = { $who }有{ $count }個{ $conditions }項目，預算合計{ $amount }。
sum-found = { $count ->
    [1] { $of }{ $conditions }項目有1個，預算為{ $amount }。
   *[other] { $of }{ $conditions }項目共有{ $count }個，預算合計{ $amount }。
}
average-found = { $count ->
    [1] { $of }{ $conditions }項目只有1個，預算為{ $amount }。
   *[other] { $of }{ $conditions }項目共有{ $count }個，平均預算為{ $amount }。
}
median-found = { $count ->
    [1] { $of }{ $conditions }項目只有1個，預算為{ $amount }。
   *[other] { $of }{ $conditions }項目共有{ $count }個，預算中位數為{ $amount }，即一半項目在此數或以下，一半在此數或以上。
}
of = { $names }轄下
of-list = 清單上所有
of-those = 剛才提到的

## Rankings
rank-estimate-most-one = { $of }{ $conditions }項目中，預算最高的是{ $name }，屬{ $owner }的項目，預算為{ $estimate }。
rank-estimate-least-one = { $of }{ $conditions }項目中，預算最低的是{ $name }，屬{ $owner }的項目，預算為{ $estimate }。
rank-estimate-most-nth = { $of }{ $conditions }項目中，預算第{ $place }高的是{ $name }，屬{ $owner }的項目，預算為{ $estimate }。
rank-estimate-least-nth = { $of }{ $conditions }項目中，預算第{ $place }低的是{ $name }，屬{ $owner }的項目，預算為{ $estimate }。
rank-estimate-most-tie = { $of }{ $conditions }項目中，有{ $count }個預算同屬最高，均為{ $estimate }：
rank-estimate-least-tie = { $of }{ $conditions }項目中，有{ $count }個預算同屬最低，均為{ $estimate }：
rank-estimate-most-many = { $of }{ $conditions }項目中，預算最高的{ $count }個由高至低如下：
rank-estimate-least-many = { $of }{ $conditions }項目中，預算最低的{ $count }個由低至高如下：
rank-approval-most-one = { $of }{ $conditions }項目中，最近獲核准的是{ $name }，屬{ $owner }的項目，核准日期為{ $approved }。
rank-approval-least-one = { $of }{ $conditions }項目中，最早獲核准的是{ $name }，屬{ $owner }的項目，核准日期為{ $approved }。
rank-approval-most-nth = { $of }{ $conditions }項目中，按核准日期由近至遠排第{ $place }的是{ $name }，屬{ $owner }的項目，核准日期為{ $approved }。
rank-approval-least-nth = { $of }{ $conditions }項目中，按核准日期由早至遲排第{ $place }的是{ $name }，屬{ $owner }的項目，核准日期為{ $approved }。
rank-approval-most-tie = { $of }{ $conditions }項目中，有{ $count }個同屬最近獲核准，核准日期為{ $approved }：
rank-approval-least-tie = { $of }{ $conditions }項目中，有{ $count }個同屬最早獲核准，核准日期為{ $approved }：
rank-approval-most-many = { $of }{ $conditions }項目中，最近獲核准的{ $count }個由近至遠如下：
rank-approval-least-many = { $of }{ $conditions }項目中，最早獲核准的{ $count }個由早至遲如下：
rank-start-most-one = { $of }{ $conditions }項目中，最遲開展的是{ $name }，屬{ $owner }的項目，計劃開展日期為{ $start }。
rank-start-least-one = { $of }{ $conditions }項目中，最早開展的是{ $name }，屬{ $owner }的項目，計劃開展日期為{ $start }。
rank-start-most-nth = { $of }{ $conditions }項目中，按計劃開展日期由遲至早排第{ $place }的是{ $name }，屬{ $owner }的項目，計劃開展日期為{ $start }。
rank-start-least-nth = { $of }{ $conditions }項目中，按計劃開展日期由早至遲排第{ $place }的是{ $name }，屬{ $owner }的項目，計劃開展日期為{ $start }。
rank-start-most-tie = { $of }{ $conditions }項目中，有{ $count }個同屬最遲開展，計劃開展日期為{ $start }：
rank-start-least-tie = { $of }{ $conditions }項目中，有{ $count }個同屬最早開展，計劃開展日期為{ $start }：
rank-start-most-many = { $of }{ $conditions }項目中，計劃最遲開展的{ $count }個由遲至早如下：
rank-start-least-many = { $of }{ $conditions }項目中，計劃最早開展的{ $count }個由早至遲如下：
rank-live_run-most-one = { $of }{ $conditions }項目中，最遲啟用的是{ $name }，屬{ $owner }的項目，計劃啟用日期為{ $live }。
rank-live_run-least-one = { $of }{ $conditions }項目中，最早啟用的是{ $name }，屬{ $owner }的項目，計劃啟用日期為{ $live }。
rank-live_run-most-nth = { $of }{ $conditions }項目中，按計劃啟用日期由遲至早排第{ $place }的是{ $name }，屬{ $owner }的項目，計劃啟用日期為{ $live }。
rank-live_run-least-nth = { $of }{ $conditions }項目中，按計劃啟用日期由早至遲排第{ $place }的是{ $name }，屬{ $owner }的項目，計劃啟用日期為{ $live }。
rank-live_run-most-tie = { $of }{ $conditions }項目中，有{ $count }個同屬最遲啟用，計劃啟用日期為{ $live }：
rank-live_run-least-tie = { $of }{ $conditions }項目中，有{ $count }個同屬最早啟用，計劃啟用日期為{ $live }：
rank-live_run-most-many = { $of }{ $conditions }項目中，計劃最遲啟用的{ $count }個由遲至早如下：
rank-live_run-least-many = { $of }{ $conditions }項目中，計劃最早啟用的{ $count }個由早至遲如下：
rank-duration-most-one = { $of }{ $conditions }項目中，由計劃開展至啟用需時最長的是{ $name }，屬{ $owner }的項目，由{ $start }至{ $live }。
rank-duration-least-one = { $of }{ $conditions }項目中，由計劃開展至啟用需時最短的是{ $name }，屬{ $owner }的項目，由{ $start }至{ $live }。
rank-duration-most-nth = { $of }{ $conditions }項目中，需時第{ $place }長的是{ $name }，屬{ $owner }的項目，由{ $start }至{ $live }。
rank-duration-least-nth = { $of }{ $conditions }項目中，需時第{ $place }短的是{ $name }，屬{ $owner }的項目，由{ $start }至{ $live }。
rank-duration-most-tie = { $of }{ $conditions }項目中，有{ $count }個需時相同，同屬最長：
rank-duration-least-tie = { $of }{ $conditions }項目中，有{ $count }個需時相同，同屬最短：
rank-duration-most-many = { $of }{ $conditions }項目中，需時最長的{ $count }個由長至短如下：
rank-duration-least-many = { $of }{ $conditions }項目中，需時最短的{ $count }個由短至長如下：
rank-check-yes = 是，正是{ $name }。
rank-check-no = 不是，並非{ $name }。
rank-too-few = 符合的項目只有{ $count }個，沒有第{ $place }個。

## Facts of one project
field-cost = { $name }是{ $owner }的項目，預算為{ $estimate }。
field-start = { $name }是{ $owner }的項目，計劃開展日期為{ $start }。
field-live_run = { $name }是{ $owner }的項目，計劃啟用日期為{ $live }。
field-live_run-undated = { $name }是{ $owner }的項目，計劃分階段啟用，清單沒有列出日期；撥款文件或有進一步資料。
field-approval = { $name }是{ $owner }的項目，於{ $approved }獲核准。
field-approver = { $name }是{ $owner }的項目，由立法會財務委員會於{ $approved }批准，文件編號{ $paper }。
field-financial_year = { $name }是{ $owner }的項目，屬{ $financial_year }財政年度，即其核准日期{ $approved }所在的財政年度。
field-duration = { $name }是{ $owner }的項目，計劃由{ $start }開展，至{ $live }啟用；按公布計劃，前後最多{ $months }個月。
field-duration-undated = { $name }是{ $owner }的項目，計劃於{ $start }開展；由於分階段啟用而清單沒有列出日期，需時多久未有說明。
field-department = { $name }是{ $owner }的項目。
field-paper = { $name }是{ $owner }的項目，其撥款文件（財務委員會文件）為{ $paper }。
field-description = { $description }
field-name = 項目的全名是{ $name }，屬{ $owner }的項目。
field-chinese_name = { $owner }這個項目的中文名稱是{ $chinese }。
field-chinese_name-translated = 公開網頁未見{ $owner }這個項目的中文名稱；譯名是{ $chinese }。
field-chinese_name-none = 清單沒有列出{ $name }的中文名稱，這個項目由{ $owner }負責。
field-phases = { $name }是{ $owner }的項目，清單所列的啟用安排為：{ $live }。
field-status-not_started = { $name }是{ $owner }的項目，按公布計劃尚未開展：計劃開展日期為{ $start }，計劃啟用日期為{ $live }。
field-status-running = { $name }是{ $owner }的項目，按公布計劃正在進行：計劃開展日期為{ $start }，計劃啟用日期為{ $live }。
field-status-finished = { $name }是{ $owner }的項目，按公布計劃已經完成：計劃啟用日期為{ $live }。清單並無確認系統是否已實際啟用。
field-status-undated = { $name }是{ $owner }的項目，按公布計劃已於{ $start }開展；由於分階段啟用而清單沒有列出日期，是否已經完成未有說明。
check-yes = 是，按公布計劃，與{ $period }相符。
check-yes-money = 是。
check-no-money = 不是。
check-no = 不是，按公布計劃，與{ $period }不符。
project-found = { $name }是{ $owner }的項目，預算為{ $estimate }：
project-description = { $description }

## Departments and groups
departments-totalling = 以各部門的項目合計（並非單個項目）計，符合{ $conditions }條件的決策局及部門有{ $groups }個（{ $count }個項目，{ $total }）：
departments-found = { $groups ->
    [1] 清單上有1個決策局／部門有{ $conditions }項目，共{ $count }個：
   *[other] 清單上有{ $groups }個決策局／部門有{ $conditions }項目，共{ $count }個，預算合計{ $total }：
}
departments-most-projects = { $conditions }項目以{ $who }最多，{ $ties ->
    [1] 有
   *[other] 各有
}{ $number }個。各決策局／部門由多至少如下：
departments-least-projects = { $ties ->
    [1] { $conditions }項目以{ $who }最少，有{ $number }個。
   *[other] { $conditions }項目最少的決策局／部門有{ $ties }個，各有{ $number }個項目。
}各決策局／部門由少至多如下：
departments-most-money = { $conditions }項目的預算總額以{ $who }最高，達{ $amount }，涉及{ $number }個項目。各決策局／部門由高至低如下：
departments-least-money = { $conditions }項目的預算總額以{ $who }最低，為{ $amount }，涉及{ $number }個項目。各決策局／部門由低至高如下：
departments-nth = { $conditions }項目中，按{ $order ->
    [projects-most] 項目數目由多至少
    [projects-least] 項目數目由少至多
    [money-most] 預算總額由高至低
   *[money-least] 預算總額由低至高
}排第{ $place }的是{ $names }：{ $amount }（{ $number }個項目）。全部依次如下：
group-found = { $count }個{ $conditions }項目，預算合計{ $total }，按{ group-by }劃分如下：
group-by = { $group ->
    [department] 決策局／部門
    [size] 預算規模
    [financial_year] 核准的財政年度
    [approval_year] 核准日期的曆年
    [approval_quarter] 核准日期的季度
    [approval_month] 核准日期的月份
    [start_year] 計劃開展日期的曆年
    [start_financial_year] 計劃開展日期的財政年度
    [start_quarter] 計劃開展的季度
    [live_run_year] 計劃啟用日期的曆年
    [live_run_financial_year] 計劃啟用日期的財政年度
    [live_run_quarter] 計劃啟用的季度
   *[period] 時期
}
first-of-each = 按{ group-by }劃分，每組{ $of-asked }{ $conditions }項目中{ $order ->
    [estimate-most] 預算最高
    [estimate-least] 預算最低
    [approval-most] 最近獲核准
    [approval-least] 最早獲核准
    [start-most] 計劃最遲開展
    [start-least] 計劃最早開展
    [live_run-most] 計劃最遲啟用
    [live_run-least] 計劃最早啟用
    [duration-most] 需時最長
    [duration-least] 需時最短
   *[other] 排首位
}的是：
first-of-group = { $label }：{ $projects }。
label-size = { $low }至不足{ $high }
label-size-first = 不足{ $high }
label-size-last = { $low }或以上
label-period = { $period }
label-financial_year = { $period }
label-approval = { $period }核准
label-start = { $period }開展
label-live_run = { $period }啟用
label-undated = 分階段啟用，清單未列日期
heading-group = 組別
heading-projects = 項目數目
heading-estimate = 預算
heading-share = 佔總額
heading-change = 較上年度
table-row = { $label }：{ $count }個項目，{ $amount }{ $share }{ $average }{ $change }
row-share = ，佔{ $percent }%
row-average = ，平均{ $amount }
row-change-more = ；較前一年多{ $amount }，即增加{ $percent }%
row-change-less = ；較前一年少{ $amount }，即減少{ $percent }%
group-most = 所有{ $conditions }項目中，預算總額最高的是「{ $label }」一組，達{ $amount }；項目最多的是「{ $label-count }」一組，有{ $number }個：
group-least = 所有{ $conditions }項目中，預算總額最低的是「{ $label }」一組，為{ $amount }；項目最少的是「{ $label-count }」一組，有{ $number }個：
note-estimate-only = 清單只列出獲核准的預算，沒有實際開支。
note-overdue = 清單載列的是計劃而非進度：可以看出哪些項目已過計劃啟用日期，但無從得知是否已經啟用或有所延誤。
note-due-soon = 我把「快將」理解為計劃於未來六個月內啟用。
which-nothing = 你是指哪一個項目？請說出項目名稱，或先查詢某個部門的項目。
compare-period = { $period }：{ $count }個項目，{ $amount }。
compare-period-none = { $period }：沒有項目。
compare-periods = { $of-asked }項目按{ $role ->
    [start] 計劃開展日期
    [live_run] 計劃啟用日期
    [approval] 核准日期
   *[financial_year] 財政年度
}比較如下：
compare-sums = { $of-asked }項目按預算比較如下：
compare-periods-difference = 後者較前者{ $way ->
    [more] 多
   *[less] 少
}{ $amount }，相差{ $percent }%。

## Comparisons
compare-projects = 以下比較{ $count }個項目：{ $projects }。
compare-cost = { $more }的預算較{ $less }多{ $amount }。
compare-cost-same = 兩者的預算相同，均為{ $amount }。
compare-start = { $first }的計劃開展日期早於{ $second }。
compare-start-same = 兩者的計劃開展日期相同，同為{ $start }。
compare-live_run = { $first }的計劃啟用日期早於{ $second }。
compare-live_run-same = 兩者的計劃啟用日期相同，同為{ $live }。
compare-live_run-undated = 未能比較啟用日期：{ $projects }分階段啟用，清單沒有列出日期。
compare-approval = { $first }的核准日期早於{ $second }。
compare-approval-same = 兩者同於{ $approved }獲核准。
compare-with-what = 你想將{ $name }與哪一個項目比較？
compare-departments = { $names }{ $conditions }項目比較如下：
compare-department = { $name }：{ $count }個項目，{ $amount }。
compare-department-none = { $name }：沒有符合的項目。
compare-departments-most = { $name }最多，共{ $amount }。
compare-departments-more = { $name }較{ $other }多{ $amount }。

## Programmes, targets and single facts
programme-found = { $introduction }
introduction = { $name }：{ $description }
programme-owner = { $name }由{ $owner }負責。
programme-link = { $name }的網址是{ $links }。
programme-audience = { $name }的對象是{ $audience }。
programme-project = 資訊科技項目清單有{ $count }個項目屬於{ $name }：
fact-said = { $sentence }
fact-check-yes = 是，在{ $period }：
fact-check-no = 不是，並非在{ $period }：
note-as-of = 文件沒有為這個數字註明日期；文件本身屬{ $as_of }。
which-programme = 你指的是{ $options }？
told-nothing = 我所知的文件沒有提及。
missing-names-said = 文件沒有提及{ $words }。
missing-edition = 文件沒有提及{ $name }的這個版本。
missing-maker = 文件沒有說明{ $name }由哪間公司開發。
missing-names = 文件沒有列出名稱。
missing-when = 文件沒有提供{ $name }的這個日期。
missing-amount = 文件沒有提供{ $name }的這個數字。
missing-measure = 文件沒有提供{ $name }的這個數字。
missing-period = 文件沒有提供{ $name }在{ $period }的這個數字。
missing-contact = 文件沒有提供{ $name }的電話號碼。
missing-version = 文件沒有提及{ $name }的版本。
missing-place = 文件沒有說明{ $name }在哪裏。
missing-partner = 文件沒有提及{ $name }的合作夥伴。
missing-owner = 文件沒有說明{ $name }由誰負責。
missing-length = 文件沒有說明{ $name }為期多久。
missing-link = 文件沒有提供{ $name }的網址。
missing-audience = 文件沒有說明{ $name }的對象。
missing-project = 資訊科技項目清單沒有項目屬於{ $name }。
missing-target = 文件沒有提供{ $name }的目標。
missing-met = 文件只列出目標，沒有說明是否已經達到。
missing-detail = 文件沒有提及{ $name }的這一點，所說的是：
outside-programme = 我只能告訴你文件怎樣介紹{ $name }，不能代辦：
programme-link-related = 文件沒有提供{ $name }的網址，但有與它相關的{ $other }的網址：{ $links }。
missing-of-project = 資訊科技項目清單沒有提供{ $name }的這個數字，我所知的其他文件也沒有。
missing-instead = 文件所說的是：
target-said = { $sentence }（{ $years }年施政報告）
years = { $years }
targets-found = 施政報告就數字政府訂下{ $count }項目標：
targets-of-years = { $years }年施政報告就數字政府訂下{ $count }項目標：
targets-no-year = 文件沒有{ $years }年施政報告的目標，只有{ $known }年的。
programmes-all = 文件介紹了{ $count }項計劃和系統：
programmes-found = { $conditions }的計劃和系統有{ $count }項：
programmes-none = 文件沒有提及{ $conditions }的計劃或系統。
programmes-rest = 第{ $first }至{ $last }項，共{ $total }項：
programmes-by-audience = 為{ $audience }而設
programmes-by-themes = 屬於{ $themes }
programmes-by-periods = 於{ $periods }推出
audience-everyone = 公眾
audience-residents = 市民
audience-elderly = 長者
audience-disabled = 殘疾人士
audience-villagers = 村民
audience-schools = 學校
audience-students = 學生
audience-smes = 中小企業
audience-businesses = 企業
audience-startups = 初創企業
audience-ict-industry = 資訊及通訊科技業
audience-data-centres = 數據中心營運者
audience-visitors = 旅客
audience-travellers = 跨境人士
audience-government = 決策局和部門
account-title = { $number }. { $name }：{ $description }
account-fact = - { $measure }：{ $value }
account-fact-dated = - { $measure }：{ $value }（{ $as_of }）
account-links = 網站：{ $links }
source-without-address = 資料來源：{ $title }，{ $as_of }。
ask-programme = 甚麼是{ $name }？
ask-programmes = 你知道哪些計劃？
ask-programme-project = 哪個項目屬於{ $name }？
ask-programme-target = { $name }的目標是甚麼？
ask-fact = { $name }：{ $measure }？
ask-target = { $name }的目標是甚麼？
ask-targets = 施政報告有甚麼承諾？

## Terms and contact
term-quarter = 清單上的季度是財政年度的季度：第一季為4月至6月，第二季為7月至9月，第三季為10月至12月，第四季為翌年1月至3月。
term-quarter-number = 財政年度的{ $quarter }季是{ $months }。清單的季度按財政年度計算，由4月至翌年3月。
term-financial_year = 政府的財政年度由4月1日至翌年3月31日：2024-25年度即2024年4月1日至2025年3月31日。清單按核准日期所屬的財政年度列出項目。
term-live_run = 計劃啟用日期是新系統計劃投入運作、開始供用戶使用的季度。部分項目會分階段啟用。
term-start = 計劃開展日期是項目計劃展開工作的季度，以財政年度的季度表示。
term-estimate = 項目預算是項目獲批的撥款額，以百萬港元為單位。
term-committee = 財務委員會是立法會轄下負責審批公共開支的委員會；清單上的項目均已獲該委員會批准撥款。
term-paper = 撥款文件即立法會財務委員會文件，項目的撥款是根據該文件獲得批准。清單上每個項目都附有其文件的連結。
term-phase = 分階段啟用的項目會逐步投入服務。就其中一些項目，公布的清單只列出階段而沒有列出日期；撥款文件或有進一步資料。
term-approval = 核准日期是財務委員會批准項目撥款的日期。
term-department = 決策局負責制定政策，部門負責執行；清單列明每個項目由哪個決策局／部門負責。
term-source = 答案來自數字政策辦公室公布的{ $title }（{ $url }）。這份資料涵蓋截至{ $as_of }獲核准的項目，於{ $loaded }載入。
term-list = 清單列出政府近期獲核准的資訊科技項目，包括每個項目的財政年度、核准日期、決策局／部門、名稱、簡介、預算、計劃開展日期、計劃啟用日期及財務委員會文件。
contact = 如欲進一步了解這些項目，請聯絡數字政策辦公室：電話(852) 3847 7439，電郵enquiry@digitalpolicy.gov.hk。

## Small talk
talk-greeting = 你好，我是Beacon，可以解答有關政府資訊科技項目的問題：有哪些項目、由誰負責、預算多少，以及何時開展和啟用。你想知道甚麼？
talk-thanks = 不用客氣。歡迎隨時查詢其他項目。
talk-goodbye = 再見。歡迎隨時再來查詢政府的資訊科技項目。
talk-capabilities = 我可以解答有關政府已撥款資訊科技項目的問題：按部門、日期、金額或主題列出項目，計算數目和總額，排列和比較項目，以及提供每個項目的預算、計劃開展日期、計劃啟用日期、核准日期和撥款文件。
talk-bot_identity = 我是Beacon，是自動應答的助理，並非真人。我根據政府公布的資訊科技項目清單作答。
talk-person = 你可以向數字政策辦公室的職員查詢：電話(852) 3847 7439，電郵enquiry@digitalpolicy.gov.hk。有關資訊科技項目清單的問題，我可以在這裏解答。
talk-language = 好的，我會用中文回答。
talk-reset = 好的，我們重新開始。你想了解哪個資訊科技項目、部門或日期？

## What is not ours
outside = 抱歉，這方面我未能提供協助：我只能解答有關政府已公布資訊科技項目的問題。其他政府服務請瀏覽www.gov.hk或致電1823。
outside-service = 我只能解答有關{ $name }資訊科技項目的問題，未能解答其他服務的查詢。有關服務請瀏覽www.gov.hk或致電1823。
outside-body = { $name }不是香港特別行政區政府的決策局或部門，因此不在公布的資訊科技項目清單之內。
outside-list = 已公布的清單沒有這項資料。清單載列每個項目的負責部門、用途、預算、核准日期、計劃日期和撥款文件；撥款文件或有進一步資料。
outside-project = 清單沒有提供{ $name }這方面的資料。清單列出項目的部門、用途、預算、計劃日期及撥款文件。如需使用有關服務，請瀏覽www.gov.hk或致電1823。
talk-abuse = 很抱歉未能幫到你。我只能解答有關政府已公布資訊科技項目的問題。
talk-jailbreak = 這個我做不到。我只能解答有關政府已公布資訊科技項目的問題。
talk-distress = 知道你正承受這樣的困難，我感到難過。我只是解答資訊科技項目問題的自動助理，未能提供協助，但現在就有人可以幫你。如有人身處危險，請立即致電999。如想找人傾訴：香港撒瑪利亞防止自殺會2389 2222；撒瑪利亞會（多種語言）2896 0000；精神健康支援熱線18111。
unavailable = 暫時未能查閱清單。請稍後再試。
failed = 暫時未能解答這個問題。請再試一次，或換個方式提問。
empty = 未能從訊息中找到問題。你可以查詢部門、項目、日期或金額。

## The parts of an answer
card-title = { $number }. { $name } · { $owner }
card-facts = { "   " }預算：{ $estimate } · 核准日期：{ $approved } · 計劃開展日期：{ $start } · 計劃啟用日期：{ $live }
card-paper = { "   " }撥款文件{ $paper }：{ $url }
fact-owner = 決策局或部門
fact-estimate = 預算
fact-approved = 核准日期
fact-start = 計劃開展日期
fact-live = 計劃啟用日期
fact-paper = 撥款文件
fact-chinese = 中文名稱
fact-financial_year = 財政年度
chip-department = { $names }
chip-condition = { $conditions }項目
link-paper = 撥款文件{ $paper }：{ $url }
more = 已顯示{ $total }個項目中的首{ $shown }個。
source = 資料來源：{ $title }，{ $url }，資料截至{ $as_of }。

## Suggestions, each a whole question
ask-all = 列出所有項目
ask-departments = 哪些決策局和部門有項目？
ask-most-all = 哪個項目的預算最高？
ask-contact = 想查詢清單的內容，可以聯絡誰？
ask-drop-date = 不限日期
ask-drop-money = 不限預算
ask-drop-department = 不限部門
ask-rest = 顯示其餘{ $count }個
ask-list = { $of-asked }有哪些{ $conditions }項目？
ask-count = { $of-asked }有多少個{ $conditions }項目？
ask-average = { $of-asked }所有{ $conditions }項目的預算平均多少？
ask-sum = { $of-asked }所有{ $conditions }項目的預算合計多少？
ask-most = { $of-asked }所有{ $conditions }項目，哪個預算最高？
ask-department = { $name }有哪些項目？
ask-project = 請介紹{ $name }
ask-group = 每{ $unit ->
    [financial_quarter] 季
   *[year] 年
}有多少個項目{ $role ->
    [start] 開展
   *[live_run] 啟用
}？
ask-cost = { $name }的預算是多少？
ask-start = { $name }何時開展？
ask-live_run = { $name }何時啟用？
ask-approval = { $name }何時獲核准？
ask-financial_year = { $name }屬於哪個財政年度？
ask-duration = { $name }需時多久？
ask-approver = { $name }由誰批准？
ask-paper = { $name }的撥款文件是哪一份？
ask-description = { $name }的目的是甚麼？
ask-name = { $name }的全名是甚麼？
ask-chinese_name = { $name }的中文名稱是甚麼？
ask-phases = { $name }分哪幾個階段？
ask-status = { $name }的進度如何？

## Pictures
picture-number = { NUMBER($amount, minimumFractionDigits: 1, maximumFractionDigits: 2) }
picture-bars-title = { $of-asked }{ $conditions }項目的{ $measure ->
    [count] 數目
   *[total] 預算
}，按{ group-by }劃分
picture-estimates-title = { $of-asked }{ $conditions }項目的預算
picture-bars-unit = { $measure ->
    [count] 項目數目
   *[total] 百萬港元
}
picture-bars-alternative = 棒形圖。{ $title }：{ $rows }。
picture-bar-total = { $label }：{ $amount }
picture-bar-count = { $label }：{ $count }個項目
picture-timeline-title = { $of-asked }{ $count }個{ $conditions }項目的計劃
picture-timeline-unit = 按公布計劃，由開展季度至啟用季度
picture-timeline-alternative = 時間表。{ $title }，以{ $day }計：{ $rows }。
picture-span = { $label }：由{ $start }至{ $end }
picture-span-undated = { $label }：由{ $start }起，清單未列啟用日期
picture-span-partly-undated = { $label }：由{ $start }至{ $end }，其後階段清單未列日期
picture-dates = { $start }至{ $end }
picture-dates-undated = { $start }起，未列啟用日期
picture-dates-partly-undated = { $start }至{ $end }，其後未列日期
picture-past = 按計劃已過的時間
picture-ahead = 按計劃未到的時間
picture-undated = 清單未列啟用日期
picture-today = 今天：{ $day }
picture-part = 圖中顯示{ $total }個中的首{ $shown }個。
picture-month = { $year }年{ $month }月
