// The query editor in place of the text area, where the service has its files; the form and its address stay the same.
"use strict";
(() => {
  const area = document.getElementById("query");
  const form = area.form;
  // A query that was refused: where the server stopped reading, counted from 0.
  const fault = area.dataset.faultLine && { line: area.dataset.faultLine - 1, ch: Number(area.dataset.faultColumn) };
  const toFault = () => {
    const lines = area.value.split("\n").slice(0, fault.line);
    const place = lines.reduce((sum, line) => sum + line.length + 1, fault.ch);
    area.focus();
    area.setSelectionRange(place, place);
  };
  if (!window.Yasqe) {
    if (fault) toFault();
    return;
  }

  // What can be completed comes from the service itself; nothing is asked of others.
  const chinese = document.documentElement.lang.startsWith("zh");
  const known = { prefixes: {}, terms: [] };
  const loaded = fetch("/sparql/completions").then((answer) => answer.json()).then((found) => Object.assign(known, found));
  let asked = false;
  // The name around the cursor, in which Chinese characters count, which are no part of SPARQL's names alone.
  const name = (editor) => {
    const { line, ch } = editor.getDoc().getCursor();
    const text = editor.getLine(line);
    const before = text.slice(0, ch).match(/(?:([\w-]*):)?([^\s?$<>"'(){}[\].;,^|/:]*)$/);
    const after = text.slice(ch).match(/^[\w-]*/);
    return {
      prefix: before[1] ?? null,
      word: before[2].toLowerCase(),
      from: { line, ch: ch - before[0].length },
      to: { line, ch: ch + after[0].length },
    };
  };
  // Whether a name can stand there: not in a literal, an IRI, a comment or the name of a variable.
  const nameable = (editor, { line, ch }) => {
    const text = editor.getLine(line).slice(0, ch);
    const open = text.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|<[^\s>]*>/g, "");
    return !/["'#]|<\S*$|[?$@]$/.test(open);
  };
  const before = (editor, { from }) => editor.getPreviousNonWsToken(from.line, { start: from.ch }).string;
  // First what can stand here: a class after `a`, a property where one is due.
  const due = (editor, here) => {
    if (["a", "rdf:type"].includes(before(editor, here))) return "class";
    return (editor.getCompleteToken().state.possibleCurrent || []).includes("a") ? "property" : "individual";
  };
  const rank = ({ prefix, word }, [, own, local, ...labels]) => {
    const words = [local, ...labels].map((text) => text.toLowerCase());
    if (words.includes(word)) return 0;
    if (words.some((text) => text.startsWith(word))) return 1;
    if (prefix === null && own.startsWith(word)) return 2;
    return words.some((text) => text.includes(word)) ? 3 : -1;
  };
  const found = (editor) => {
    const here = name(editor);
    const namespace = editor.getPrefixesFromQuery()[here.prefix] || known.prefixes[here.prefix];
    const first = due(editor, here);
    const fitting = known.terms.filter(([, own]) => here.prefix === null || known.prefixes[own] === namespace);
    // A name that is whole leaves Enter to the line.
    if (!asked && fitting.some(([, , local]) => local.toLowerCase() === here.word)) return [];
    return fitting
      .map((term) => ({ term, rank: rank(here, term), other: Number(term[0] !== first) }))
      .filter((entry) => entry.rank >= 0)
      .sort((a, b) => a.other - b.other || a.rank - b.rank)
      .map(({ term: [, own, local] }) => `${here.prefix ?? own}:${local}`);
  };
  const drawn = (item, _, { text }) => {
    const [, local] = text.split(":");
    const term = known.terms.find(([, own, one]) => `${own}:${one}` === text) || known.terms.find(([, , one]) => one === local);
    item.textContent = text;
    item.appendChild(document.createElement("span")).textContent = term[chinese ? 3 : 4];
  };
  const { Autocompleters, defaults } = Yasqe;
  delete Autocompleters.class;
  delete Autocompleters.property;
  Autocompleters.prefixes.persistenceId = null;
  Autocompleters.prefixes.get = () =>
    loaded.then(() => Object.entries(known.prefixes).map(([prefix, namespace]) => `${prefix}: <${namespace}>`));
  Autocompleters.vocabulary = {
    name: "vocabulary",
    bulk: false,
    autoShow: true,
    // While typing: a name with a prefix, or Chinese; when asked for, anything.
    isValidCompletionPosition: (editor) => {
      const here = name(editor);
      if (!nameable(editor, here.from) || before(editor, here).toUpperCase() === "PREFIX") return false;
      return asked || here.prefix !== null || /[^\x00-\x7F]/.test(here.word);
    },
    get: (editor) => loaded.then(() => found(editor)),
    postprocessHints: (editor, hints) => {
      const { from, to } = name(editor);
      return hints.map((hint) => ({ ...hint, from, to, render: drawn }));
    },
  };
  defaults.autocompleters = ["prefixes", "variables", "vocabulary"];

  const run = () => form.requestSubmit();
  const complete = (editor) => {
    asked = true;
    editor.autocomplete();
    asked = false;
  };
  const place = document.createElement("div");
  area.after(place);
  const title = area.labels[0];
  const editor = new Yasqe(place, {
    value: area.defaultValue, // never what a browser remembers: a shared link shows its query
    persistenceId: null,
    consumeShareLink: null,
    createShareableLink: null,
    showQueryButton: false,
    resizeable: false,
    editorHeight: "",
    screenReaderLabel: title.textContent,
    spellcheck: false,
    viewportMargin: Infinity,
    // Tab moves on; a list of completions takes it first, and Escape closes the list.
    extraKeys: { Tab: false, "Shift-Tab": false, Esc: false, "Ctrl-S": false, "Ctrl-Enter": run, "Cmd-Enter": run, "Ctrl-Space": complete },
  });
  const field = editor.getInputField();
  field.id = "query-editor";
  field.setAttribute("aria-describedby", `${fault ? "fault " : ""}query-syntax query-help`);
  if (field.isContentEditable) {
    field.setAttribute("role", "textbox");
    field.setAttribute("aria-multiline", "true");
  }
  const said = document.getElementById("query-syntax");
  title.addEventListener("click", () => editor.focus());

  // The text area stays within reach: a screen reader reads it line by line. The choice is remembered, no query is.
  const plain = document.getElementById("query-plain");
  plain.hidden = false;
  const show = (plainly) => {
    if (plainly) area.value = editor.getValue();
    else if (editor.getValue() !== area.value) editor.setValue(area.value);
    area.hidden = !plainly;
    for (const part of [place, said, document.getElementById("query-help")]) part.hidden = plainly;
    title.htmlFor = plainly ? area.id : field.id;
    plain.setAttribute("aria-pressed", String(plainly));
    editor.refresh();
  };
  plain.addEventListener("click", () => {
    show(area.hidden);
    document.cookie = `plain-query=${area.hidden ? "; max-age=0" : "yes; max-age=31536000"}; path=/sparql; samesite=lax`;
  });
  form.addEventListener("submit", () => { if (area.hidden) area.value = editor.getValue(); });

  // A syntax error: at its line at once, in words when typing rests.
  let resting = 0;
  const wrongLine = () => {
    for (let line = 0; line < editor.lineCount(); line++) {
      if (editor.lineInfo(line).gutterMarkers?.gutterErrorBar) return line;
    }
    return -1;
  };
  const wrongWord = (line) =>
    editor.getLineTokens(line, true).find((token) => (token.type || "").includes("error"))?.string.trim() || "";
  const say = (line) => {
    const word = line < 0 ? "" : wrongWord(line);
    const phrase = word ? said.dataset.wrongAt : said.dataset.wrong;
    said.textContent = line < 0 ? "" : phrase.replace("{line}", line + 1).replace("{token}", word);
    field.setAttribute("aria-invalid", String(line >= 0));
  };
  const mark = () => {
    const line = wrongLine();
    if (line >= 0) {
      const sign = document.createElement("div");
      sign.className = "syntax-mark";
      sign.textContent = "!";
      sign.title = said.dataset.wrong.replace("{line}", line + 1);
      editor.setGutterMarker(line, "gutterErrorBar", sign);
    }
    clearTimeout(resting);
    resting = setTimeout(say, line < 0 ? 0 : 800, line);
  };
  editor.on("autocompletionShown", (_, { hints }) => hints.setAttribute("aria-label", said.dataset.offered));
  editor.on("changes", mark);
  mark();
  area.value = area.defaultValue;
  show(/(^|; )plain-query=yes/.test(document.cookie));
  if (fault && area.hidden) {
    const marked = editor.addLineClass(fault.line, "background", "fault-line");
    editor.on("changes", () => editor.removeLineClass(marked, "background", "fault-line"));
    editor.setCursor(fault);
    editor.focus();
  } else if (fault) toFault();
})();
