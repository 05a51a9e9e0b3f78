"use strict";
(function () {
  var data = JSON.parse(document.getElementById("graph").textContent);

  function say(key, values) {
    return data.words[key].replace(/\{(\d)\}/g, function (_, place) { return String(values[place]); });
  }

  data.nodes.forEach(function (node) { node.title = say("unit", [node.full, node.tasks]); });
  data.edges.forEach(function (edge) {
    edge.title = say("pair", [data.nodes[edge.from].full, data.nodes[edge.to].full, edge.weight]);
  });
  var nodes = new vis.DataSet(data.nodes);
  var edges = new vis.DataSet(data.edges);
  var network = new vis.Network(document.getElementById("canvas"), { nodes: nodes, edges: edges }, data.options);
  var units = document.querySelectorAll("#units li");
  var detail = document.getElementById("detail");
  var hide = document.getElementById("hide-hub");
  var search = document.getElementById("search");
  var chosen = null;

  function hidden(id) {
    return hide !== null && hide.checked && data.hubs.indexOf(id) >= 0;
  }

  function partners(id) {
    return data.edges
      .filter(function (edge) { return edge.from === id || edge.to === id; })
      .map(function (edge) { return { id: edge.from === id ? edge.to : edge.from, weight: edge.weight }; })
      .filter(function (partner) { return !hidden(partner.id); })
      .sort(function (a, b) { return b.weight - a.weight || a.id - b.id; });
  }

  function row(id, words) {
    var item = document.createElement("li");
    var button = document.createElement("button");
    [data.nodes[id].full, words].forEach(function (text) {
      var span = document.createElement("span");
      span.textContent = text;
      button.appendChild(span);
    });
    button.addEventListener("click", function () { choose(id); });
    item.appendChild(button);
    return item;
  }

  function show(id) {
    detail.replaceChildren();
    if (id === null) { return; }
    var found = partners(id);
    var title = document.createElement("h2");
    title.textContent = data.nodes[id].full;
    var words = document.createElement("p");
    words.textContent = say("about", [data.nodes[id].kind, data.nodes[id].tasks, found.length]);
    var list = document.createElement("ul");
    found.forEach(function (partner) { list.appendChild(row(partner.id, say("shared", [partner.weight]))); });
    detail.append(title, words, list);
  }

  function paint() {
    var near = {};
    if (chosen !== null) {
      near[chosen] = true;
      partners(chosen).forEach(function (partner) { near[partner.id] = true; });
    }
    nodes.update(data.nodes.map(function (node) {
      return { id: node.id, hidden: hidden(node.id), opacity: chosen === null || near[node.id] ? 1 : 0.18 };
    }));
    edges.update(data.edges.map(function (edge) {
      var mine = chosen === null || edge.from === chosen || edge.to === chosen;
      return {
        id: edge.id,
        hidden: hidden(edge.from) || hidden(edge.to),
        color: Object.assign({}, edge.color, { opacity: mine ? 1 : 0.12 })
      };
    }));
    units.forEach(function (item) {
      item.setAttribute("aria-current", String(Number(item.dataset.unit) === chosen));
    });
    show(chosen);
  }

  function choose(id) {
    chosen = id === null || hidden(id) ? null : id;
    if (chosen === null) { network.unselectAll(); } else { network.selectNodes([chosen]); }
    paint();
  }

  network.on("click", function (event) { choose(event.nodes.length ? event.nodes[0] : null); });
  units.forEach(function (item) {
    item.firstElementChild.addEventListener("click", function () { choose(Number(item.dataset.unit)); });
  });
  search.addEventListener("input", function () {
    var words = search.value.trim();
    units.forEach(function (item) { item.hidden = item.textContent.indexOf(words) < 0; });
  });
  search.addEventListener("keydown", function (event) {
    if (event.key !== "Enter") { return; }
    var first = Array.prototype.find.call(units, function (item) { return !item.hidden; });
    if (first) { choose(Number(first.dataset.unit)); }
  });
  if (hide !== null) {
    hide.addEventListener("change", function () { choose(chosen); });
  }
  network.fit({ animation: false });
})();
