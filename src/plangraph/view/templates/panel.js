// The column beside the network: the units, and the tasks and partners of the one that is chosen.
const panel = ((graph) => {
  const { data, say } = graph;
  const units = Array.from(document.querySelectorAll("#units li"));
  const detail = document.getElementById("detail");
  const search = document.getElementById("search");

  function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function partner({ id, tasks }, choose) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.append(element("span", data.nodes[id].full), element("span", say("shared", [tasks.length])));
    button.title = tasks.map((task) => `${data.tasks[task][0]} ${data.tasks[task][1]}`).join("\n");
    button.addEventListener("click", () => choose(id));
    item.append(button);
    return item;
  }

  // A part with the way to the words that state it.
  function task([number, role, words]) {
    const item = document.createElement("li");
    item.className = "task";
    const [ordinal, heading] = data.tasks[number];
    item.append(element("span", `${ordinal} ${heading}`), element("span", data.roles[role]));
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

  function show(id, choose) {
    detail.replaceChildren();
    if (id === null) { return; }
    const mine = graph.parts(id);
    const near = graph.partners(id);
    detail.append(
      element("h2", data.nodes[id].full),
      element("p", say("about", [data.nodes[id].kind, mine.length, near.length])),
      ...listed(say("of_tasks", []), mine.map(task)),
      ...listed(say("of_partners", []), near.map((one) => partner(one, choose))),
    );
  }

  function find() {
    const words = search.value.trim().toLowerCase();
    units.forEach((item) => {
      const id = Number(item.dataset.unit);
      item.hidden = graph.parts(id).length === 0 || !item.textContent.toLowerCase().includes(words);
    });
  }

  function mark(id) {
    units.forEach((item) => {
      const own = Number(item.dataset.unit);
      item.setAttribute("aria-current", String(own === id));
      item.firstElementChild.lastElementChild.textContent = say("tasks", [graph.parts(own).length]);
    });
    document.getElementById("count").textContent = say("count", [graph.units(), graph.pairs()])
      + (graph.lines() < graph.pairs() ? say("cut", [graph.lines()]) : "");
    find();
  }

  function bind(choose) {
    units.forEach((item) => item.firstElementChild.addEventListener("click", () => choose(Number(item.dataset.unit))));
    search.addEventListener("input", find);
    search.addEventListener("keydown", (event) => {
      const first = units.find((item) => !item.hidden);
      if (event.key === "Enter" && first) { choose(Number(first.dataset.unit)); }
    });
    document.getElementById("units").addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const there = units.filter((item) => !item.hidden);
      const next = step && there[there.indexOf(event.target.closest("li")) + step];
      if (next) {
        event.preventDefault();
        next.firstElementChild.focus();
      }
    });
  }

  return { search, show, mark, bind };
})(filtered);
