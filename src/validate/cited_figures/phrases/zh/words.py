"""Chinese words by meaning, in simplified script: plain data, no grammar."""

from ..lookup import words

# ---- script --------------------------------------------------------------------------------

# Each pair is a traditional character and its simplified form.
_PAIRS = (
    "萬万 億亿 兩两 個个 臺台 檯台 輛辆 項项 種种 戶户 頭头 隻只 條条 間间 顆颗 "
    "張张 歲岁 處处 門门 層层 節节 冊册 幣币 歐欧 鎊镑 韓韩 盧卢 達达 為为 爲为 "
    "過过 約约 將将 幾几 餘余 佔占 僅仅 漲涨 減减 増增 縮缩 擴扩 寬宽 緩缓 長长 計计 "
    "總总 預预 較较 與与 從从 於于 後后 時时 噸吨 畝亩 頃顷 裡里 無无 沒没 負负 "
    "虧亏 損损 業业 場场 網网 數数 據据 規规 額额 標标 準准 單单 筆笔 級级 類类 "
    "組组 雙双 對对 匯汇 資资 進进 際际 樓楼 廠厂 館馆 園园 鄉乡 區区 縣县 鎮镇 "
    "團团 隊队 車车 國国 產产 連连 續续 實实 現现 來来 內内 點点 剛刚 屆届 環环 "
    "線线 體体 還还 擁拥 創创 歷历 躍跃 飆飙 衝冲 緊紧 應应 復复 鐘钟 號号 圓圆 "
    "帶带 廣广 們们 員员 穩稳 趨趋 勢势 許许 壓压 買买 賣卖 軟软 銷销 術术 顯显 "
    "積积 導导 辦办 設设 備备 動动 勞劳 務务 參参 聯联 變变 該该 維维 強强 轉转 "
    "運运 發发 糧粮 電电 話话 開开 關关 鐵铁 錢钱 驗验 養养 貨货 費费 貿贸 遠远 "
    "選选 邊边 銀银 陸陆 難难 離离 頂顶 須须 領领 風风 紀纪 細细 終终 結结 給给 "
    "統统 經经 綜综 綠绿 織织 繳缴 劃划 協协 週周 獲获 簽签 觸触 紙纸 艙舱 測测 "
    "價价 補补 貼贴 債债 貸贷 醫医 藥药 課课 學学 衛卫 鋼钢 礦矿 氣气 熱热 機机 "
    "構构 徑径 溫温 責责 稅税 納纳 絡络 盤盘 聲声 華华 報报 載载 輸输 贏赢 護护 "
    "調调 談谈 證证 評评 記记 訂订 認认 語语 說说 請请 諸诸 讀读 貢贡 財财 販贩 "
    "賽赛 東东 萊莱 蘭兰 馬马 紐纽 澤泽 幹干 艱艰 攝摄 競竞 爭争 優优 勝胜 齊齐 "
    "僱雇 雜杂 孫孙 鄰邻 臨临 歸归 嚴严 滿满 淨净 傳传 倉仓 傷伤 隱隐 "
)
TO_SIMPLIFIED = {pair[0]: pair[1] for pair in _PAIRS.split()}

# ---- numbers -------------------------------------------------------------------------------

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SMALL_SCALES = {"十": 10, "百": 100, "千": 1000}
LARGE_SCALES = {"万": 10**4, "亿": 10**8, "兆": 10**12}
PER_PARTS = {"百分之": "percent", "千分之": "permille", "万分之": "fraction"}

# ---- before the figure ---------------------------------------------------------------------

BOUNDS = {
    "gt": (
        "超过 超 逾 突破 破 首破 冲破 打破 多于 高于 大于 超出 超逾 远超 首超 均超 已超 站上 "
        "跨过 迈过 跨越 突破至 > 越过 高过 多过 大过 优于"
    ),
    "ge": "至少 不少于 不低于 不小于 不下 不下于 起码 最少 最低 ≥ 不亚于 不短于 达到或超过 下限为",
    "lt": "不足 不到 低于 少于 小于 未到 未达 未满 不满 未达到 尚不足 短于 < 跌破 不及",
    "le": (
        "不超过 不多于 不高于 不大于 至多 最多 未超过 不超 未超 ≤ 不长于 不突破 上限为 不得超过 "
        "不逾 不会超过"
    ),
    "approx": "约 大约 大概 约为 约占 约达 大致 约有 约合 估计 左右 ~ ≈ 约莫 差不多 合约",
    "approx_below": (
        "近 将近 接近 几乎 逼近 几近 直逼 趋近 趋近于 接近于 近乎 已近 临近 几达 近达 濒近 迫近"
    ),
}
FILLERS = (
    "达到 达 已达 高达 多达 是 有 占 共 共有 共计 合计 总计 累计 计 在 于 已 也 仍 均 都 仅 "
    "只 实现 完成 建成 拥有 保持在 控制在 维持在 稳定在 分别 平均 了 着 的 之 将 会 可 能 曾 "
    "再 又 还 更 首次 首度 已经 现 大幅 小幅 显著 明显 略 微 进一步 继续 持续 逐步 同比 环比 "
    '差距 名义 实际 约定 预计 : ， , ; " “ 连续 长达 进 出 数 占比 比重 比例 全长 总长 来自 约有 '
    "率 幅度 人民币 累积 即 仅仅 足足 整整 合 总 全 现有 目前 比上年 较上年 比去年 较去年 "
    "比上月 较上月 比上年同期 较上年同期 比去年同期 较去年同期 平均每年 年均 月均 日均 每年 "
    "年 月 末 底 初 净 新 各 又有 以 说 称 和 与 及 就 才 便 每天 每月 每日 全年 "
    "按可比价格计算 按不变价格计算 按可比口径"
)
# Between 高于 and a number these are what the figure is compared with.
BASES = "上年 去年 上年同期 去年同期 同期 上月 上季度 前年"
LINKS = "至 到 为 成 比为 比达"
STOPS = {
    "比": "the number is what something is compared with",
    "较": "the number is what something is compared with",
    "从": "the number is what something is compared with",
    "由": "the number is what something is compared with",
    "自": "the number is what something is compared with",
    "第": "an ordinal",
    "每": "a rate",
    "未": "the words before the number negate it",
    "没": "the words before the number negate it",
    "没有": "the words before the number negate it",
    "不": "the words before the number negate it",
    "无": "the words before the number negate it",
    "并非": "the words before the number negate it",
    "非": "the words before the number negate it",
    "最高": "unclear word 最高 before the number",
    "亏损": "unclear whether the number is a level or a fall",
    "少增": "an increase that is smaller",
    "多减": "a decrease that is larger",
    "少减": "a decrease that is smaller",
    "缺少": "unclear word 缺少 before the number",
    "最大": "unclear word 最大 before the number",
    "前": "a rank or a period",
    "后": "a rank or a period",
    "列": "a rank or a period",
    "居": "a rank or a period",
    "排名": "a rank or a period",
    "位居": "a rank or a period",
    "版": "a version",
    "距": "the number is a goal that is not reached",
    "距离": "the number is a goal that is not reached",
    "上看": "the number is a goal that is not reached",
    "冲": "the number is a goal that is not reached",
    "挑战": "the number is a goal that is not reached",
}

# ---- direction -----------------------------------------------------------------------------

UP_VERBS = (
    "增长 增加 成长 年增 月增 季增 上升 提高 提升 上涨 扩大 加快 新增 增 升 涨 攀升 上扬 回升 "
    "走高 跃升 飙升 激增 猛增 大增 剧增 拉升 拉动 高 高出 多 快 快了 扩 扩张 壮大 翻 翻了 增多 "
    "增进 升高 提速 提 调高 上调 净增 净增加 增持 推高 扩大了 多出 改善 反弹 跳升 递增 延长 增厚 "
    "加息 抬升 走强 升值 暴涨 大涨 陡增 倍增 攀高 领先 增收 增产 高了 多了"
)
DOWN_VERBS = (
    "下降 减少 降低 下滑 回落 下跌 缩减 收窄 放缓 减 降 跌 低 少 慢 低了 少了 慢了 缩小 缩短 "
    "下调 调低 萎缩 衰退 收缩 减缓 走低 锐减 骤降 骤减 暴跌 大跌 重挫 急跌 急降 压减 压缩 削减 "
    "裁减 裁员 降了 减了 跌了 滑落 下挫 探底 走弱 贬值 落后 低出 少出 减产 减亏 精简 挫 跳水 "
    "跌落 降幅 负增长 流失 递减 大降 大减 剧减 净减少 净减 压降 回调 回撤 缩水 低迷 倒退 "
    "滑坡 降准 降息"
)
UP_NOUNS = "年增率 成长率 增速 增幅 增长率 涨幅 升幅 增长幅度 增量 增长速度 上涨幅度 提升幅度"
DOWN_NOUNS = (
    "年减率 衰退率 降幅 跌幅 降速 减幅 下降幅度 降低幅度 下降率 跌势 下跌幅度 减少幅度 负增长率"
)
# These take the counted thing as their object: "减少碳排放3000万吨".
TRANSITIVE_FALLS = words("减少 降低 缩短 下调 压减 压缩 削减 裁减 缩减 净减少 压降")
TRANSITIVE_RISES = words("新增 增加 净增 净增加 提高 扩大 拉动 提升 增产 上调")
COMPARING = {"高于": "up", "超过": "up", "高出": "up", "快于": "up", "多于": "up", "领先": "up"} | {
    "低于": "down",
    "落后": "down",
    "慢于": "down",
    "少于": "down",
}
# One character alone compares only beside 比, 较 or 于: "缺少300人" is no fall.
NEEDS_COMPARISON = frozenset("高低多少快慢")
ABOUT = words("约占 约为 约有 约达 约合 大约 大概")
CLAUSE_SIGNS = frozenset("的达,，、;；:：")
SUSPICIOUS = frozenset("降跌减缩滑慢窄亏负损缓")
NEGATIONS = frozenset("不未没无非否")

# ---- after the figure ----------------------------------------------------------------------

SUFFIX_BOUNDS = {
    "以上": "ge",
    "及以上": "ge",
    "或以上": "ge",
    "或更多": "ge",
    "之多": "eq",
    "多": "gt",
    "余": "gt",
    "有余": "gt",
    "开外": "gt",
    "+": "ge",
    "以下": "le",
    "以内": "le",
    "之内": "le",
    "及以下": "le",
    "左右": "approx",
    "上下": "approx",
    "许": "approx",
    "不到": "lt",
}
INNER_BOUNDS = {"多": "gt", "余": "gt", "来": "approx", "个多": "gt", "+": "ge"}

# ---- not figures ---------------------------------------------------------------------------

NUMBER_CHARS = "零〇一二两三四五六七八九十廿卅百千万亿"
NEUTRAL = (
    "增加值|增值|附加值|落地|落实|落户|落成|低碳|低收入|低保|低空|低压|慢性|快递|快速|快车|减排|"
    "减碳|减贫|减灾|减税降费|减税|减负|降水|降雨|降准(?![0-9])|降息(?![0-9])|降碳|提供|提出|提前|提案|高新|高速|"
    "高铁|高校|高等|高技术|高端|高标准|高质量|高素质|高层|高峰|高原|高考|高中|高职|多媒体|多元化|"
    "多边|多式|多层次|多功能|少数民族|青少年|少年|少儿|长三角|长江|长期|长度|长城|校长|扩容|升级|"
    "升学|加工|加入|参加|加强|加大|加速器|追加|加油|加盟|涨价|不断|不含|不包括|不仅|不良|不动产|"
    "不锈|不变价|无人|无线|无锡|无障碍|无偿|未来|未成年|非公|非化石|非金融|非洲|非遗|非物质|非农|"
    "非税|非营利|非法|规模以上|限额以上|规上|通过|经过|节约|条约|合约|预约|签约|契约|超市|超级|"
    "超高|超算|超大|超导|超低|超声|近海|近代|近郊|附近|最近|近年来|近期|亏损企业|损失|负责|负担|"
    "负债|滑雪|缓解|缓冲|跌宕|缩影|收缩压|可能|功能|智能|性能|总数|人数|指数|系数|数字|数据|对数|"
    "度数"
)
