// The column beside the network: the units, and the tasks and partners of the one that is chosen.
const panel = ((graph) => {
  const { data, say } = graph;
  const listing = document.getElementById("units");
  const units = data.full.map(unit);
  listing.append(...units);
  const detail = document.getElementById("detail");
  const search = document.getElementById("search");
  let marked = null;

  function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function unit(name, id) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.append(element("span", name), element("span", ""));
    item.dataset.unit = id;
    item.append(button);
    return item;
  }

  function partner({ id, pair }) {
    const item = unit(data.full[id], id);
    item.firstElementChild.lastElementChild.textContent = say("shared", [pair.tasks.length]);
    item.firstElementChild.title = pair.tasks.map(graph.task).join("\n");
    return item;
  }

  // A part with the way to the words that state it.
  function task([number, role, words]) {
    const item = document.createElement("li");
    item.className = "task";
    item.append(element("span", graph.task(number)), element("span", data.roles[role]));
    if (words !== "") {
      const link = element("a", say("text", []));
      link.href = data.links + words;
      link.target = "_blank";
      link.rel = "noopener";
      item.append(link);
    }
    return item;
  }

  function listed(title, items) {
    const list = document.createElement("ul");
    list.append(...items);
    return items.length > 0 ? [element("h2", title), list] : [];
  }

  function show(id) {
    detail.replaceChildren();
    if (id === null) { return; }
    const mine = graph.parts(id);
    const near = graph.partners(id);
    detail.append(
      element("h2", data.full[id]),
      element("p", say("about", [data.kinds[data.kind[id]][0], mine.length, near.length])),
      ...listed(say("of_tasks", []), mine.map(task)),
      ...listed(say("of_partners", []), near.map(partner)),
    );
  }

  function find() {
    const words = search.value.trim().toLowerCase();
    units.forEach((item, id) => {
      item.hidden = graph.parts(id).length === 0 || !data.full[id].toLowerCase().includes(words);
    });
  }

  function mark(id) {
    if (marked !== null) { units[marked].removeAttribute("aria-current"); }
    if (id !== null) { units[id].setAttribute("aria-current", "true"); }
    marked = id;
  }

  // What the filters leave, in figures.
  function count() {
    units.forEach((item, id) => {
      item.firstElementChild.lastElementChild.textContent = say("tasks", [graph.parts(id).length]);
    });
    const lines = graph.drawn().length;
    document.getElementById("count").textContent = say("count", [graph.units(), graph.pairs()])
      + (lines < graph.pairs() ? say("cut", [lines]) : "");
    find();
  }

  function bind(choose) {
    [listing, detail].forEach((list) => list.addEventListener("click", (event) => {
      const item = event.target.closest("li[data-unit]");
      if (item !== null) { choose(Number(item.dataset.unit)); }
    }));
    search.addEventListener("input", find);
    search.addEventListener("keydown", (event) => {
      const first = units.find((item) => !item.hidden);
      if (event.key === "Enter" && first) { choose(Number(first.dataset.unit)); }
    });
    listing.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const there = units.filter((item) => !item.hidden);
      const next = step && there[there.indexOf(event.target.closest("li")) + step];
      if (next) {
        event.preventDefault();
        next.firstElementChild.focus();
      }
    });
  }

  return { search, show, mark, count, bind };
})(filtered);
