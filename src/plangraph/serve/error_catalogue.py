"""What errors are over HTTP."""

from __future__ import annotations

from plangraph import errors

CATALOGUE: tuple[tuple[type[errors.PlangraphError], str, int, str], ...] = (
    (errors.UnknownQuery, "unknown-query", 404, "没有这个问题"),
    (errors.UnknownLabel, "unknown-label", 404, "数据里没有这个名称"),
    (errors.AmbiguousLabel, "ambiguous-label", 300, "这个名称有几个所指，请选一个"),
    (errors.ParameterError, "bad-parameter", 400, "参数缺少或不对"),
    (errors.QuerySyntaxError, "query-syntax", 400, "查询语句有语法错误"),
    (errors.QueryTimeout, "query-timeout", 504, "查询超过了时限"),
    (errors.QueryTooLarge, "query-too-large", 507, "查询占用的内存或结果太大"),
    (errors.QueryCancelled, "query-cancelled", 503, "查询被管理员中止"),
    (errors.PartialAnswer, "partial-answer", 502, "远程服务只返回了部分结果"),
    (errors.QueryError, "query", 400, "这个查询没法回答"),
    (errors.UnknownView, "unknown-view", 404, "没有这幅图"),
    (errors.UnsupportedFormat, "unsupported-format", 406, "没有这种格式"),
    (errors.NothingToDraw, "nothing-to-draw", 404, "没有可画的内容"),
    (errors.UnknownPlan, "unknown-plan", 404, "没有这份计划"),
    (errors.StoreReadOnly, "read-only", 403, "本服务只读"),
    (errors.StoreBusy, "busy", 503, "服务繁忙，请稍后再试"),
    (errors.ShapeViolation, "shape-violation", 422, "写入的内容不符合计划的数据规范"),
    (errors.StoreError, "store", 503, "数据集暂时读不了"),
    (errors.PlangraphError, "failed", 500, "没有做成"),
)
"""What each error is over HTTP, the first that fits: error, kind, status, title."""

HTTP_TITLES = {
    401: "需要令牌",
    403: "没有权限",
    404: "没有这个页面",
    405: "不支持这种请求方法",
    406: "没有这种格式",
    413: "请求太大",
    415: "不支持这种内容格式",
}
"""The titles of refusals that no error of the program stands behind."""
