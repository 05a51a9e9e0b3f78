"use strict";
// The graph as it counts under the filters of section, role and hub. Lines and neighbours follow from who is in a task.
const filtered = (() => {
  const data = JSON.parse(document.getElementById("graph").textContent);
  const fields = { section: document.getElementById("section"), role: document.getElementById("role") };
  const hide = document.getElementById("hide-hub");
  const codes = Object.keys(data.roles);
  // Numbers from steps between neighbours.
  const summed = (steps) => {
    let sum = 0;
    return steps.map((step) => { sum += step; return sum; });
  };
  const ordinals = data.ordinals.length > 0 ? summed(data.ordinals) : data.headings.map((_, place) => place + 1);
  const stated = data.full.map((_, id) => {
    const role = (place) => codes[data.roles_of[id].length === 1 ? data.roles_of[id] : data.roles_of[id][place]];
    const ends = addresses(data.words_of[id] || "");
    return summed(data.tasks_of[id]).map((task, place) => [task, role(place), ends[place] || ""]);
  });
  let parts = [];
  let partners = [];
  let pairs = [];

  const value = (field) => (field === null ? "" : field.value);
  const gone = (id) => hide !== null && hide.checked && data.hubs.includes(id);

  // The ends of addresses; places in a text are steps and lengths to base 36.
  function addresses(words) {
    const ends = words.split(" ");
    if (!/^-?[0-9a-z]+\.[0-9a-z]+$/.test(ends[0])) { return ends; }
    const places = ends.map((end) => end.split(".").map((part) => parseInt(part, 36)));
    return summed(places.map(([step]) => step)).map((start, place) => `${start}-${start + places[place][1]}`);
  }

  // Who is in each task; a unit has one part in it.
  function holders() {
    const found = data.headings.map(() => []);
    parts.forEach((mine, id) => mine.forEach(([task]) => found[task].push(id)));
    return found;
  }

  function paired() {
    const shared = new Map();
    holders().forEach((units, task) => units.forEach((to, place) => {
      for (const from of units.slice(0, place)) {
        const key = from * data.full.length + to;
        if (!shared.has(key)) { shared.set(key, { key, from, to, tasks: [] }); }
        shared.get(key).tasks.push(task);
      }
    }));
    return [...shared.values()].sort((a, b) => b.tasks.length - a.tasks.length || a.key - b.key);
  }

  function count() {
    const section = value(fields.section);
    const role = value(fields.role);
    const counts = ([task, mine]) =>
      (section === "" || data.section_of[task] === Number(section)) && (role === "" || mine === role);
    parts = stated.map((mine, id) => (gone(id) ? [] : mine.filter(counts)));
    pairs = paired();
    partners = data.full.map(() => []);
    pairs.forEach((pair) => {
      partners[pair.from].push({ id: pair.to, pair });
      partners[pair.to].push({ id: pair.from, pair });
    });
  }

  count();
  return {
    data,
    inputs: [fields.section, fields.role, hide].filter((field) => field !== null),
    count,
    parts: (id) => parts[id],
    partners: (id) => partners[id],
    // Among very many pairs those that share most have lines; the others, where one of the two is chosen.
    drawn: () => pairs.slice(0, data.most),
    units: () => parts.filter((mine) => mine.length > 0).length,
    pairs: () => pairs.length,
    task: (number) => `${ordinals[number]} ${data.headings[number]}`,
    say: (key, values) => data.words[key].replace(/\{(\d)\}/g, (_, place) => String(values[place])),
  };
})();
