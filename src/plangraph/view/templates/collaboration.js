// The network itself, its keys and its PNG.
((graph, column) => {
  const { data, say } = graph;
  const canvas = document.getElementById("canvas");
  const nodes = new vis.DataSet(data.full.map(unit));
  const edges = new vis.DataSet();
  const network = new vis.Network(canvas, { nodes, edges }, data.options);
  let chosen = null;

  // A dot keeps its colour when it is chosen: it says what kind of body the unit is.
  function unit(full, id) {
    const [, background] = data.kinds[data.kind[id]];
    const label = data.labels[id];
    const ring = { background, border: "#1f2933" };
    return {
      id,
      label: typeof label === "number" ? full.slice(label) : label,
      x: data.x[id],
      y: data.y[id],
      size: data.sizes[data.tasks_of[id].length],
      color: { background, border: "#ffffff", highlight: ring, hover: ring },
    };
  }

  function counted(full, id) {
    const tasks = graph.parts(id).length;
    return { id, hidden: tasks === 0, title: say("unit", [full, tasks]) };
  }

  function line({ key, from, to, tasks }) {
    const color = data.colours[tasks.length - 1];
    return {
      id: key,
      from,
      to,
      width: data.widths[tasks.length - 1],
      title: say("pair", [data.full[from], data.full[to], tasks.length]),
      color: { color, highlight: color, hover: color },
    };
  }

  // What the filters leave.
  function fill() {
    nodes.update(data.full.map(counted));
    edges.clear();
    edges.add(graph.drawn().map(line));
  }

  // Over a veil the chosen unit with its lines and partners: no other dot has to be changed for it.
  function stress(pen) {
    if (chosen === null) { return; }
    const mine = graph.partners(chosen);
    const ids = [...mine.map(({ id }) => id), chosen];
    const places = network.getPositions(ids);
    pen.save();
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.fillStyle = "rgba(255, 255, 255, 0.82)";
    pen.fillRect(0, 0, pen.canvas.width, pen.canvas.height);
    pen.restore();
    mine.forEach(({ id, pair }) => {
      pen.beginPath();
      pen.strokeStyle = data.colours[pair.tasks.length - 1];
      pen.lineWidth = data.widths[pair.tasks.length - 1];
      pen.moveTo(places[chosen].x, places[chosen].y);
      pen.lineTo(places[id].x, places[id].y);
      pen.stroke();
    });
    const labels = ids.map((id) => network.body.nodes[id].draw(pen).drawExternalLabel);
    labels.forEach((draw) => { if (draw) { draw(); } });
  }

  function choose(id) {
    chosen = id === null || graph.parts(id).length === 0 ? null : id;
    if (chosen === null) { network.unselectAll(); } else { network.selectNodes([chosen], false); }
    column.mark(chosen);
    column.show(chosen);
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
    column.count();
    fill();
    choose(chosen);
  }));
  document.getElementById("png").addEventListener("click", picture);
  network.on("afterDrawing", stress);
  column.bind(choose);
  column.count();
  fill();
  network.fit({ animation: false });
})(filtered, panel);
