# %% [markdown]
# # plangraph in a notebook · 在笔记本里用 plangraph
#
# The sample plan, 重庆市大足区知识产权强区行动计划（2025—2027年）, as data frames, graphs and pictures.
# VS Code, PyCharm, Spyder and jupytext open [this script](notebook.py) as a notebook; `python docs/notebook.py`
# runs it from the top of a checkout. Frames need a package each: `pip install pandas polars`.

# %%
import plangraph

plan = plangraph.extract_plan("data/sources/dazu-ip-2025.txt")
workspace = plangraph.open_workspace("research", writable=True)
plangraph.ingest(plan, workspace)
workspace

# %% [markdown]
# ## An answer · 一个答案
#
# A question is a saved query; its parameters take the names that the plan uses. A notebook shows the answer as a
# table in which names link to their IRIs; the last column is the place in the text that shows the row.

# %%
answer = workspace.answer("who-owns-what", unit="区科技局")
answer

# %%
first = answer.rows[0]
print(first["heading"], first["position"], first.evidence, sep="\n")
(place,) = workspace.answer("evidence", iri=first.cells["heading"].iri).rows
print(place["start"], place["end"], place["quote"])
assert plan.document.text[place["start"] : place["end"]] == place["quote"]

# %% [markdown]
# ## Data frames · 数据框
#
# Years and counts are whole numbers, figures are floats, days are dates, also where a row lacks one.
# `iris=False` leaves the columns with IRIs out.

# %%
import pandas as pd

pd.options.display.unicode.east_asian_width = True
workload = workspace.answer("unit-workload").to_pandas(iris=False)
print(workload.nlargest(5, "tasks")[["unit", "tasks", "first", "indicators"]].to_string(index=False))
print(f"{(workload['first'] == 0).sum()} of {len(workload)} units are never listed first")

# %%
targets = workspace.answer("indicator-targets").to_polars(iris=False)
print(targets.pivot(on="year", index=["indicator", "measure"], values="value"))

# %% [markdown]
# ## What is inferred · 推断
#
# Some answers rest on links that the text does not state. They say so, in `notes` and in the `attrs` of a pandas
# frame, and `stated_only=True` leaves such links out.

# %%
linked = workspace.answer("indicators-without-task")
print(linked, *linked.notes, sep="\n")
stated = workspace.answer("indicators-without-task", stated_only=True)
print(stated, *stated.notes, sep="\n")

# %% [markdown]
# ## Graphs · 图
#
# `to_networkx` gives the graph that a view is drawn from, with the parameters of the view; nodes are IRIs, their names
# stand in `label`.

# %%
import networkx as nx

graph = workspace.to_networkx("collaboration", hide_hub=True)
between = nx.betweenness_centrality(graph)
print(graph)
for unit in sorted(graph, key=lambda unit: (-between[unit], unit))[:3]:
    print(f"{between[unit]:.3f}", graph.nodes[unit]["label"])

# %% [markdown]
# The dataset itself goes to rdflib, graph by graph and with the prefixes of the vocabulary.

# %%
dataset = workspace.to_rdflib("dazu-ip-2025", stated_only=True)
brands = dataset.query("SELECT DISTINCT ?label { ?task plan:concernsBrand/rdfs:label ?label } ORDER BY ?label")
print(len(dataset), "triples;", "、".join(str(row.label) for row in brands))

# %% [markdown]
# ## Pictures · 图片
#
# SVG, PNG and the interactive page show themselves; `body` is the file.
#
# ![Who works with whom · 协作网络](pictures/collaboration.png)

# %%
picture = workspace.picture("collaboration")
picture

# %%
from pathlib import Path

image = workspace.picture("matrix", format="png", preset="a4")
Path(image.name).write_bytes(image.body)
print(image.name, image.media_type)

# %%
workspace.close()
