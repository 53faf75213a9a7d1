### 只有查詢組職員看到的話：查詢組的房間、討論串，以及指令的回應。

## Who speaks
staff-room = 查詢組
staff-user = 市民
staff-bot = Beacon
staff-officer = { $name }
staff-notice = 告知市民
staff-notice-by = 告知市民，{ $name }
staff-note = 備註，{ $name }
staff-language-en = 英文
staff-language-zh-hant = 繁體中文
staff-language-zh-hans = 簡體中文

## The head of a thread
staff-queued = 等候職員接手
staff-taken = 由{ $officer }處理
staff-asking_contact = 未有職員在場，正請市民留下聯絡方法
staff-contact_left = 請回覆至{ $contact }
staff-withdrawn = 市民不再等候
staff-closed = 已由{ $officer }結束
staff-closed-rated = 已由{ $officer }結束，評分{ $stars }（滿分5分）
staff-head = 對話{ $id } · { $language } · { $time }要求由職員回答
staff-reason = 原因：{ $reason ->
    [asked] 市民要求由職員回答
    [failed] Beacon接連兩次幫不上忙
    [kind] 這類問題由職員跟進
   *[other] { $reason }
}
staff-contact = 聯絡方法：{ $contact }
staff-asked = 最後的問題：{ $text }
staff-last-understood = Beacon的回答：{ $text }
staff-rating-comment = 市民的意見：{ $text }
staff-how-to-take = 接手方法：以✋回應，或在討論串寫「{ $sign }接手」。之後你在討論串所寫的都會傳給市民。
staff-take = 接手
staff-transcript = 至今的對話

## Told in a thread
staff-not-yours = 沒有傳給市民：這個對話由{ $officer }處理。
staff-not-taken = 沒有傳給市民：這個對話還未有人接手。{ $sign }接手
staff-is-over = 沒有傳給市民：這個對話已不再由職員處理。
staff-only-text = 沒有傳給市民：只可以傳送文字。
staff-masked = 傳給市民的是：{ $text }
staff-old-thread = 這裡不是對話的討論串，或已不再是。

## Commands
staff-unknown = 沒有「{ $word }」這個指令。「{ $sign }說明」列出所有指令。
staff-sign = 指令以「{ $sign }」開首：{ $sign }{ $word }
staff-which = 哪一個對話？請寫出編號的開首，或在該對話的討論串中寫。
staff-no-such = 沒有編號以「{ $id }」開首的對話。
staff-several = 有多個對話的編號以「{ $id }」開首：
staff-take-done = 對話{ $id }現在由你處理。
staff-take-thread = 討論串
staff-take-other = 不能接手對話{ $id }：現由{ $officer }處理。
staff-take-none = 不能接手對話{ $id }：那裡沒有人要求由職員回答。
staff-nothing-waits = 現時無人輪候。
staff-release-done = 對話{ $id }已放回輪候名單。
staff-close-done = 對話{ $id }已結束，由Beacon繼續回答。
staff-transfer-done = 對話{ $id }現在由{ $officer }處理。
staff-transfer-whom = 轉交給誰？請寫出同事的名稱或帳戶：{ $names }。
staff-not-owner = 對話{ $id }不是由你處理，而是由{ $officer }處理。
staff-not-open = 對話{ $id }現時不是由職員處理。
staff-note-done = 已為{ $id }加上備註，市民看不到。
staff-note-empty = 要記下甚麼？
staff-reply-which = 預設回覆，寫「{ $sign }回覆」和名稱，便以市民的語言傳送：
staff-reply-none = 沒有「{ $name }」這個預設回覆。
staff-reply-done = 已傳送：{ $text }
staff-waiting = { $count ->
    [0] 現時無人輪候。
   *[other] 有{ $count }個對話正在輪候：
}
staff-waiting-one = { $language }，自{ $time }起
staff-with-people = 由職員處理中：
staff-contacts = 待在對話以外回覆（完成後寫「{ $sign }結束」和編號）：
staff-find-empty = 要找甚麼？請寫出編號的開首。
staff-find-state = { $state ->
    [bot] 由Beacon回答
    [offered] 已提出由職員回答
    [queued] 等候職員接手
    [person] 由{ $officer }處理
    [asking_contact] 正請市民留下聯絡方法
   *[rating] 已結束，正請市民評分
}
staff-find-about = { $language } · { $started }開始 · { $last }最後發言
staff-find-earlier = 省略了較早的{ $count }項。
staff-stats = { $day }：
staff-stats-started = { $count ->
    [0] 新開始的對話：沒有
   *[other] 新開始的對話：{ $count }（{ $parts }）
}
staff-stats-said = 訊息：市民{ $users }、Beacon{ $bot }、職員{ $officers }
staff-stats-outcomes = Beacon的回答：{ $parts }
staff-stats-handovers = 要求由職員回答：{ $count }（{ $parts }）
staff-stats-waited = 等候職員時間的中位數：{ $minutes }分鐘
staff-stats-rating = 評分：平均{ $stars }（滿分5分），共{ $count }個
staff-stats-thumbs = 覺得回答好：{ $up }，不好：{ $down }
staff-outcome-answered = 已回答
staff-outcome-nothing_found = 沒有結果
staff-outcome-ambiguous = 反問
staff-outcome-unsupported = 未能處理
staff-outcome-out_of_scope = 範圍以外
staff-outcome-social = 寒暄
staff-outcome-failed = 出錯
staff-stage-offered = 已提出
staff-stage-declined = 已婉拒
staff-stage-queued = 輪候中
staff-stage-taken = 由職員處理
staff-stage-asking_contact = 請留聯絡方法
staff-stage-contact_left = 已留聯絡方法
staff-stage-withdrawn = 不再等候
staff-stage-closed = 已結束
staff-stats-day = 哪一天？可寫今日、昨日，或日期，例如 2026-11-20。
staff-help = 可用的指令，中英文均可；可在與我的私人對話、有提及我的房間，或對話的討論串中使用：
staff-help-help = 這份說明
staff-help-desk = 誰在輪候，誰在等待回覆
staff-help-take = 接手對話：寫出編號；不寫編號即接手下一個，在討論串中即接手該對話
staff-help-release = 放回輪候名單
staff-help-close = 結束；由Beacon繼續回答市民
staff-help-transfer = 轉交同事
staff-help-note = 加上市民看不到的備註
staff-help-reply = 傳送預設回覆
staff-help-find = 以編號的開首搜尋對話
staff-help-stats = 某一天的數字
staff-help-id = [編號]
staff-help-account = 名稱
staff-help-text = 文字
staff-help-name = 回覆的名稱
staff-help-day = 今日、昨日或日期
staff-help-ask = 其他的話都當作市民的問題回答，而你會看到更多。

## Refusals
staff-not-staff = 我在這裡只為查詢組的職員服務。請到公眾網站查詢。
staff-not-here = 這個房間有不在職員名單上的人；只有全部都是職員時我才會這樣做。
staff-stranger = { $account } 可在此看到一切，但不在職員名單上，而我無權請其離開。此人離開這個房間前，我不會在這裡轉交任何對話。
staff-encrypted = 我看不到加密的訊息。請開一個沒有加密的對話。

## Behind an answer
staff-understood = 如何理解
staff-kind = 問題類別：{ $kind }，把握程度{ $confidence }
staff-query = 查詢條件
staff-no-query = 沒有查詢。
staff-row = 公布的第{ $number }行：{ $name }
