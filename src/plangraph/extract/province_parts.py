"""Parts of provinces by the sign of the province and a direction: 川南、渝西地区."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.extract.scope import Scope
    from plangraph.extract.toponyms import Toponyms
    from plangraph.model.outline import Passage

_SIDE = (
    r"(?:[渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川黔滇陕甘青蒙藏](?<!江苏)(?<![西宝收馆]藏)(?:东[南北]|西[南北]|[东南西北])"
    r"|[川湘皖苏浙黔滇豫鲁闽鄂冀桂辽](?<!江苏)中)"
)
_PART = re.compile(
    rf"{_SIDE}(?=[、和与及等]|地区|片区|区域|城市|经济区|各[市县]|[二三四五六七八九]市|一体化|协同|协作|合作|联动|毗邻|{_SIDE})"
)


def province_parts(scope: Scope, toponyms: Toponyms) -> Iterator[tuple[int, int, Passage]]:
    """The places of such names, but not of those that a town bears: 渝北 is a district of Chongqing."""
    gazetteer = toponyms.gazetteer
    for match, passage in scope.matches(_PART):
        name = match.group()
        is_town = any(name in counties for counties in gazetteer.local.values())
        if not is_town and toponyms.code(name) is None and name not in gazetteer.regions:
            yield match.start(), match.end(), passage
