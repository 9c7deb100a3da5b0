"""Units of measure as printed in Chinese: plain data, a line per unit."""

from .lookup import words


def _table(lines: str) -> dict[str, str]:
    """Read lines "unit: name; name; ..." into a dictionary from name to unit."""
    rows = (line.partition(": ") for line in lines.strip().splitlines())
    return {name: unit for unit, _, names in rows for name in names.split("; ")}


CHINESE_CURRENCIES = _table("""
CNY: 元; 元人民币; 人民币; 块钱; 圆
USD: 美元; 美金; 元美元
EUR: 欧元
GBP: 英镑
JPY: 日元; 日圆
HKD: 港元; 港币; 元港币
MOP: 澳门元; 澳门币
TWD: 新台币; 新台币元; 台币; 元新台币
KRW: 韩元; 韩圆
INR: 印度卢比
RUB: 卢布
AUD: 澳元; 澳大利亚元
CAD: 加元; 加拿大元
SGD: 新加坡元; 新元; 新币
CHF: 瑞士法郎; 瑞郎
THB: 泰铢
MYR: 林吉特
VND: 越南盾
BRL: 雷亚尔
ZAR: 兰特
TRY: 土耳其里拉
""")

CHINESE_CURRENCY_PREFIXES = _table("""
CNY: 人民币; ¥; ￥; rmb; cny
USD: 美元; 美金; us$; $; usd
HKD: 港币; hk$; hkd; 港元
TWD: 新台币; 台币; nt$; twd
EUR: 欧元; €; eur
GBP: 英镑; £; gbp
JPY: 日元; jpy
""")

CHINESE_UNITS = _table("""
percent: %
percentage_point: 个百分点; 百分点; 个百份点; 百份点; 个百分比点; pct; pp
basis_point: 个基点; 基点; bp; bps; 个bp
permille: ‰; 个千分点
times: 倍
unit:mg: 毫克; mg
unit:g: 克; g
unit:kg: 千克; 公斤; kg
unit:斤: 斤; 市斤
unit:t: 吨; 公吨; t; 吨标准煤; 吨标煤
unit:mm: 毫米; mm
unit:nm: 纳米; nm
unit:cm: 厘米; 公分; cm
unit:m: 米; 公尺
unit:km: 公里; 千米; km
unit:mi: 英里
unit:nmi: 海里
unit:m2: 平方米; 平米; m²; 平方公尺
unit:km2: 平方公里; 平方千米; km²
unit:ha: 公顷
unit:亩: 亩
unit:m3: 立方米; m³
unit:L: 升; 公升
unit:bbl: 桶
unit:W: 瓦
unit:kW: 千瓦; kw
unit:MW: 兆瓦; mw
unit:GW: 吉瓦; gw
unit:TW: 太瓦; tw
unit:kWh: 千瓦时; 千瓦小时; kwh; 度电
unit:MWh: 兆瓦时; mwh
unit:GWh: 吉瓦时; gwh
unit:TWh: 太瓦时; twh
unit:MB: mb
unit:GB: gb
unit:TB: tb
unit:PB: pb
unit:EB: eb
unit:ZB: zb
unit:Mbps: mbps
unit:Gbps: gbps
unit:Tbps: tbps
unit:MHz: mhz; 兆赫; 兆赫兹
unit:GHz: ghz; 吉赫; 吉赫兹
unit:TFLOPS: tflops
unit:PFLOPS: pflops
unit:EFLOPS: eflops
unit:次/秒: 次/秒; 次每秒
unit:ms: 毫秒; ms
unit:s: 秒; 秒钟
unit:min: 分钟
unit:h: 小时; 个小时
unit:km/h: 公里/小时; 公里每小时; 千米/小时; km/h
unit:TEU: 标箱; 个标箱; 标准箱; 个标准箱; teu
unit:°C: 摄氏度; ℃; °c
""")

CHINESE_MEASURES = words(
    "个 家 台 套 辆 部 款 项 种 件 座 户 人 名 位 头 只 条 篇 次 所 间 艘 架 列 颗 枚 张 份 起 "
    "例 岁 天 年 个月 周 期 批 届 人次 亿次 宗 笔 支 根 棵 株 片 块 幅 场 处 门 层 节 本 册 国 "
    "省 市 县 村 道 组 卷 粒 箱 瓶 艘次 架次 车次 班次 批次 趟 员 户次 站 类 级 代 排 班 把 双 "
    "辆次 台次 列次 "
    "对 副 具 匹 羽 尾 顶 朵 束 盏 桩 轮 步 字 页 首 段 集 章 声 票 席 件套 台套 人份 剂次 剂 针 "
    "例次 单 口 行 栋 幢 路 艇 车 船 盒 包 袋 团 队 镇 乡 区 社 店 校 厂 院 馆 园 群 股"
)
