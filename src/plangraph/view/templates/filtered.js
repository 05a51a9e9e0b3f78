"use strict";
// The graph as it counts under the filters of section, role and hub.
const filtered = (() => {
  const data = JSON.parse(document.getElementById("graph").textContent);
  const fields = { section: document.getElementById("section"), role: document.getElementById("role") };
  const hide = document.getElementById("hide-hub");
  let parts = [];
  let weights = [];
  let drawn = new Set();
  const partners = data.nodes.map(() => []);

  const value = (field) => (field === null ? "" : field.value);
  const gone = (id) => hide !== null && hide.checked && data.hubs.includes(id);

  function count() {
    const section = value(fields.section);
    const role = value(fields.role);
    const counts = ([task, mine]) =>
      (section === "" || data.tasks[task][2] === Number(section)) && (role === "" || mine === role);
    parts = data.parts.map((mine, id) => (gone(id) ? [] : mine.filter(counts)));
    const tasks = parts.map((mine) => new Set(mine.map(([task]) => task)));
    partners.forEach((mine) => { mine.length = 0; });
    weights = data.edges.map((edge, index) => {
      const shared = data.shared[index].filter((task) => tasks[edge.from].has(task) && tasks[edge.to].has(task));
      if (shared.length > 0) {
        partners[edge.from].push({ id: edge.to, tasks: shared });
        partners[edge.to].push({ id: edge.from, tasks: shared });
      }
      return shared.length;
    });
    const pairs = weights.map((_, index) => index).filter((index) => weights[index] > 0);
    drawn = new Set(pairs.sort((a, b) => weights[b] - weights[a] || a - b).slice(0, data.most));
    partners.forEach((mine) => mine.sort((a, b) => b.tasks.length - a.tasks.length || a.id - b.id));
  }

  count();
  return {
    data,
    inputs: [fields.section, fields.role, hide].filter((field) => field !== null),
    count,
    parts: (id) => parts[id],
    partners: (id) => partners[id],
    weight: (index) => weights[index],
    // Among very many pairs those that share most have lines; the others, where one of the two is chosen.
    drawn: (index) => drawn.has(index),
    lines: () => drawn.size,
    units: () => parts.filter((mine) => mine.length > 0).length,
    pairs: () => weights.filter((weight) => weight > 0).length,
    say: (key, values) => data.words[key].replace(/\{(\d)\}/g, (_, place) => String(values[place])),
  };
})();
