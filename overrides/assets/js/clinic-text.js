/* A clinic's details made plain text, or found at fault, by the table of rules that scripts/clinics.py reads too
   (scripts/leaflets/clinic-rules.yml; plain_text.py does the same). */
(() => {
  "use strict";

  const rules = JSON.parse(document.getElementById("clinic").dataset.rules);
  const { letters, fields, never } = rules;
  const anywhere = (pattern) => new RegExp(pattern, "gu");
  const whole = (pattern, flags = "u") => new RegExp(`^(?:${pattern})$`, flags);
  const atStart = (prefix) => new RegExp(`^(?:${prefix})`, "iu");
  const among = (kinds) => kinds.map((kind) => `\\p{${kind}}`).join("");

  const [TAKEN_OUT, JOINERS, BREAKS, SPACES] = ["taken_out", "joiners", "breaks", "spaces"].map((name) => anywhere(letters[name]));
  const REFUSED = anywhere(`(?![\\n${letters.kept}])[${among(letters.refused)}]`);
  const MARK = /\p{M}/u;
  const MANY_MARKS = letters.marks.filter(({ on }) => on).map(({ on, most }) => ({ on: whole(on), most }));

  const mostMarks = (letter) => (MANY_MARKS.find(({ on }) => on.test(letter)) ?? letters.marks[0]).most;

  /** Returns the text without the marks that are more than its letters can have. */
  function withoutPiles(text) {
    let marks = 0;
    let [{ most }] = letters.marks;
    return [...text].filter((letter) => {
      if (MARK.test(letter)) marks += 1;
      else if (!letters.kept.includes(letter)) [marks, most] = [0, mostMarks(letter)];
      return marks <= most;
    }).join("");
  }

  /** Returns the text in one spelling and trimmed, its lines parted by \n, without what nobody sees and no script needs. */
  function seen(text) {
    const spelled = text.replace(TAKEN_OUT, "").replace(JOINERS, "").normalize("NFC");
    return spelled.replace(BREAKS, "\n").replace(/^[ \n\t]+|[ \n\t]+$/g, "");
  }

  /** Returns the trimmed text in the lines that its field has. */
  function inShape(text, shape) {
    const lines = shape === "lines" ? text.replaceAll(" | ", "\n").split("\n") : [text.replaceAll("\n", " ")];
    return lines.map((line) => line.replace(SPACES, " ").replace(/^ +| +$/g, "")).filter(Boolean).join("\n");
  }

  /** Returns the name of what is wrong with a text of one spelling and shape; empty for nothing. */
  function faultOf(text, { required, needs, form, never: names }) {
    if (!text && !required) return "";
    const like = names.find((name) => text.split("\n").some((line) => whole(never[name], "iu").test(line)));
    if (like) return `never-${like}`;
    if (needs.length && !new RegExp(`[${among(needs)}]`, "u").test(text)) return required ? "empty" : "number";
    return form && !whole(form).test(text) ? "form" : "";
  }

  /** Returns a field's text as a leaflet takes it, and the name of what is wrong with it; empty for nothing. */
  guide.clinicText = (name, given) => {
    const { shape, most, drops, small, ...sense } = fields[name];
    const trimmed = seen(given);
    const shaped = inShape(trimmed, shape);
    const visible = withoutPiles(shaped.replace(REFUSED, ""));
    const bare = drops ? visible.replace(atStart(drops), "").trim() : visible;
    const text = small ? bare.replace(atStart(small), (found) => found.toLowerCase()) : bare;
    if ([...trimmed].length > most) return { text, fault: "long" };
    if (shape === "line" && trimmed.includes("\n")) return { text, fault: "break" };
    if (shaped.search(REFUSED) >= 0) return { text, fault: "invisible" };
    if (withoutPiles(shaped) !== shaped) return { text, fault: "marks" };
    return { text, fault: faultOf(text, sense) };
  };

  guide.clinicRules = rules;
})();
