// The network itself, its keys and its PNG.
((graph, column) => {
  const { data, say } = graph;
  const canvas = document.getElementById("canvas");
  data.nodes.forEach((node) => { node.title = say("unit", [node.full, node.tasks]); });
  const nodes = new vis.DataSet(data.nodes);
  const edges = new vis.DataSet(data.edges);
  const network = new vis.Network(canvas, { nodes, edges }, data.options);
  let chosen = null;

  function paint() {
    const near = new Set(chosen === null ? [] : [chosen, ...graph.partners(chosen).map((partner) => partner.id)]);
    nodes.update(data.nodes.map((node) => ({
      id: node.id,
      hidden: graph.parts(node.id).length === 0,
      title: say("unit", [node.full, graph.parts(node.id).length]),
      opacity: chosen === null || near.has(node.id) ? 1 : 0.18,
    })));
    edges.update(data.edges.map((edge, index) => {
      const weight = graph.weight(index);
      const mine = chosen === null || edge.from === chosen || edge.to === chosen;
      return {
        id: edge.id,
        hidden: weight === 0 || !(graph.drawn(index) || (mine && chosen !== null)),
        width: data.widths[0] + data.widths[1] * (weight - 1),
        title: say("pair", [data.nodes[edge.from].full, data.nodes[edge.to].full, weight]),
        color: { ...edge.color, opacity: mine ? 1 : 0.12 },
      };
    }));
    column.mark(chosen);
    column.show(chosen, choose);
  }

  function choose(id) {
    chosen = id === null || graph.parts(id).length === 0 ? null : id;
    if (chosen === null) { network.unselectAll(); } else { network.selectNodes([chosen]); }
    paint();
  }

  function move(x, y) {
    const { x: left, y: top } = network.getViewPosition();
    const step = 60 / network.getScale();
    network.moveTo({ position: { x: left + x * step, y: top + y * step } });
  }

  const zoom = (by) => network.moveTo({ scale: network.getScale() * by });
  const keys = {
    ArrowLeft: () => move(-1, 0),
    ArrowRight: () => move(1, 0),
    ArrowUp: () => move(0, -1),
    ArrowDown: () => move(0, 1),
    "+": () => zoom(1.25),
    "=": () => zoom(1.25),
    "-": () => zoom(0.8),
    0: () => network.fit({ animation: false }),
  };

  // What is on the screen with headline and source, on white.
  function picture() {
    const drawn = canvas.querySelector("canvas");
    const unit = drawn.width / canvas.clientWidth;
    const made = document.createElement("canvas");
    made.width = drawn.width;
    made.height = drawn.height + 84 * unit;
    const pen = made.getContext("2d");
    const write = (words, y, size, colour) => {
      pen.font = `${size * unit}px ${getComputedStyle(document.body).fontFamily}`;
      pen.fillStyle = colour;
      pen.fillText(words, 16 * unit, y, made.width - 32 * unit);
    };
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, made.width, made.height);
    pen.drawImage(drawn, 0, 48 * unit);
    write(document.title, 32 * unit, 20, "#1f2933");
    write(document.querySelector("footer span").textContent, made.height - 12 * unit, 13, "#5f6b7a");
    made.toBlob((file) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(file);
      link.download = "collaboration.png";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    });
  }

  network.on("click", (event) => choose(event.nodes.length ? event.nodes[0] : null));
  canvas.addEventListener("keydown", (event) => {
    if (!Object.hasOwn(keys, event.key) || event.ctrlKey || event.metaKey || event.altKey) { return; }
    event.preventDefault();
    keys[event.key]();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { choose(null); }
    if (event.key === "/" && !event.target.closest("input, select")) {
      event.preventDefault();
      column.search.focus();
    }
  });
  graph.inputs.forEach((field) => field.addEventListener("change", () => {
    graph.count();
    choose(chosen);
  }));
  document.getElementById("png").addEventListener("click", picture);
  column.bind(choose);
  paint();
  network.fit({ animation: false });
})(filtered, panel);
