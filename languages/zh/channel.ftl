# What the channels say themselves, without a question having been answered. Traditional Chinese; Simplified is derived.

## The door of the web chat
web-too-long = 訊息太長，請以{ $limit }個字元為限。
web-empty = 訊息沒有內容。
web-too-many = 短時間內訊息太多，請於{ $seconds }秒後再發送。
web-unavailable = 聊天服務暫時未能使用。你的訊息已保留，稍後會再次發送。
web-session = 這次對話已經結束，現在開始新的對話。
web-waiting = 暫時未能查閱資料。你的問題已保留，我會盡快回答。

## Suggestions to begin with
web-suggestion-1 = 警務處有哪些項目在2024年開展？
web-suggestion-2 = 所有項目的預算合計多少？
web-suggestion-3 = 醫健通+何時啟用？

## A person is asked for
desk-offer = 我可以把你轉介給查詢主任。主任會看到這次對話的內容，並在這裏答覆你。你是否同意分享對話內容？
desk-offer-again = 看來我未能幫到你。我可以把你轉介給查詢主任。主任會看到這次對話的內容，並在這裏答覆你。你是否同意分享對話內容？
desk-offer-kind = 如想在這裏與職員對話，我可以把你轉介給查詢主任。主任會看到這次對話的內容，並在這裏答覆你。你是否同意分享對話內容？
desk-yes = 同意分享
desk-no = 不用了，謝謝
desk-declined = 好的，沒有分享任何內容。你可以繼續向我提問。
desk-queued = 謝謝。你現在排第{ $position }位。查詢主任會在這裏答覆你；等候期間你可以繼續留言，主任會看到。
desk-stop = 不再等候
desk-withdrawn = 好的，已取消等候。你可以繼續向我提問。
desk-joined = 查詢主任已加入對話，現在由主任答覆你。
desk-released = 主任需要離開。你現在排第{ $position }位，等候另一位主任。
desk-transferred = 現在由另一位查詢主任跟進。
desk-officer = 查詢主任
desk-closed = 查詢主任已結束對話，多謝查詢。你可以繼續向我提問。這次服務對你有多大幫助？
desk-rated = 多謝你的評分。
desk-outside-hours = 查詢服務現已關閉，將於香港時間{ $day }{ $time }開放。如希望屆時獲得答覆，請在此留下電郵地址或電話號碼，資料只會用於這次答覆。
desk-nobody = 抱歉，現時沒有主任可以接聽。如希望稍後獲得答覆，請在此留下電郵地址或電話號碼，資料只會用於這次答覆。
desk-contact-unclear = 未能從訊息中找到電郵地址或電話號碼。請留下其中一項，或選擇不留；如有主任可以接聽，會看到你的訊息。
desk-contact-kept = 謝謝。查詢服務已收到你的問題，會按你留下的聯絡方法答覆你。你可以繼續向我提問。
desk-contact-declined = 好的，不會保留任何聯絡資料。你可以繼續向我提問。

## The list of an answer as a file
csv-paper = 文件編號
csv-name = 項目
csv-chinese = 中文名稱
csv-owner = 決策局或部門
csv-financial_year = 財政年度
csv-approved = 核准日期
csv-estimate = 預算（百萬港元）
csv-start = 計劃開展日期
csv-live = 計劃啟用日期
csv-url = 撥款文件
desk-contact-hidden = 電話號碼和電郵地址已隱去，主任不會看到。如希望主任知道你的聯絡方法，請按下面的按鈕。
desk-share = 提供聯絡方法
desk-contact-asked = 請寫出電話號碼或電郵地址。主任會看到你所寫的內容，資料只會隨這次查詢保存。
desk-contact-shared = 謝謝，主任已收到你的聯絡方法。
