/* A clinic's profile: what its fields hold, made plain text, and as a file that scripts/clinics.py reads too. */
(() => {
  "use strict";

  const { fields, editions, languages } = guide.clinicRules;
  /** What a file may hold besides the fields of the bar: kept as it is, for the command. */
  const OTHERS = ["id", "language", "leaflets", "papers"];
  /** What a field of the bar would not show, so that nobody could mend it there. */
  const UNSEEN = ["break", "invisible", "marks"];
  const PICTURE = /^data:image\/(png|jpeg|svg\+xml);base64,[A-Za-z0-9+/=]+$/;

  class ProfileError extends Error {
    constructor(told, field, fault) {
      super(told);
      Object.assign(this, { field, fault });
    }
  }

  const FEWEST_DIGITS = 3; // of a number to call

  /** A number as it is typed in a file. */
  class Typed {
    constructor(text) {
      this.text = text;
    }
  }

  const isText = (value) => typeof value === "string";
  const asText = (value) => (value instanceof Typed ? value.text : value);
  const isList = (name, value) =>
    ["lines", "words"].includes(fields[name].shape) && Array.isArray(value) && value.map(asText).every(isText);

  /** Returns what a file holds for the field as text; empty for null. */
  function written(name, value) {
    const text = isList(name, value) ? value.map(asText).join("\n") : asText(value ?? "");
    if (isText(text)) return text;
    throw new ProfileError("load-wrong", name, "kind");
  }

  /** Returns the field's text; throws if something is wrong with it that the bar cannot show. */
  function field(name, value) {
    const given = written(name, value);
    if (name === "logo") return logo(given);
    const { text, fault } = guide.clinicText(name, name === "region" ? guide.countryCode(given) : given);
    if (value instanceof Typed && fields[name].needs.includes("Nd") && text.length < FEWEST_DIGITS) throw new ProfileError("load-wrong", name, "number");
    const isSeen = !(value instanceof Typed) && ![...OTHERS, "region"].includes(name) && !UNSEEN.includes(fault);
    if (fault && !isSeen) throw new ProfileError("load-wrong", name, fault);
    return text;
  }

  /** Returns the logo: a picture, or a path, which only the command can follow. */
  function logo(text) {
    if (/^data:/i.test(text) && !PICTURE.test(text)) throw new ProfileError("load-wrong", "logo", "form");
    return text;
  }

  /** Returns what the file holds for the command alone; throws if it chooses what there is not. */
  function others(data) {
    const given = OTHERS.filter((name) => (data[name] ?? "") !== "").map((name) => [name, field(name, data[name]).split(" ")]);
    const { language = [], leaflets = [], papers = [] } = Object.fromEntries(given);
    const made = leaflets.filter((leaflet) => Object.hasOwn(editions, leaflet)).flatMap((leaflet) => editions[leaflet]);
    const choices = { language: languages, leaflets: Object.keys(editions), papers: leaflets.length ? made : Object.values(editions).flat() };
    for (const [name, words] of Object.entries({ language, leaflets, papers }))
      if (words.some((word) => word && !choices[name].includes(word))) throw new ProfileError("load-wrong", name, "choice");
    return given.map(([name]) => [name, Array.isArray(data[name]) ? data[name].map(asText) : asText(data[name])]);
  }

  /** Returns the profile in plain data; throws a ProfileError that names the first field that is not right. */
  function profileOf(data, names) {
    if (Object(data) !== data || Array.isArray(data)) throw new ProfileError("load-not-json");
    const unknown = Object.keys(data).find((name) => ![...names, ...OTHERS].includes(name));
    if (unknown !== undefined) throw new ProfileError("load-unknown", unknown);
    return Object.fromEntries([...names.map((name) => [name, field(name, data[name])]), ...others(data)]);
  }

  /** Returns a name that stands twice in the text of an object, of which JSON.parse would take the last; undefined for none. */
  function twice(json) {
    let depth = 0;
    const names = new Set();
    for (const [token, text] of json.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
      if (text && depth === 1) {
        const name = JSON.parse(text);
        if (names.has(name)) return name;
        names.add(name);
      }
      if (token === "{" || token === "[") depth += 1;
      if (token === "}" || token === "]") depth -= 1;
    }
    return undefined;
  }

  guide.clinic = {
    profileOf,

    /** Returns a field's text as a leaflet takes it. */
    plain: (text, name) => guide.clinicText(name, text).text,

    /** Whether the logo is a picture, and not the path of one, which only the command can follow. */
    isPicture: (logo) => PICTURE.test(logo),

    /** Returns the profile in the text of a file; throws a ProfileError. */
    parse(text, names) {
      let data;
      try {
        const typed = (_, value, context) => (typeof value === "number" ? new Typed(context?.source ?? String(value)) : value);
        data = JSON.parse(text.replace(/^\uFEFF/, ""), typed);
      } catch {
        throw new ProfileError("load-not-json");
      }
      const name = twice(text);
      if (name !== undefined) throw new ProfileError("load-twice", name);
      return profileOf(data, names);
    },

    /** Returns the profile as the text of a file, without what is empty. */
    asFile(profile) {
      const { address, ...others } = profile;
      const given = Object.entries({ ...others, address: address.split("\n") }).filter(([, value]) => value?.length && value[0] !== "");
      return `${JSON.stringify(Object.fromEntries(given), null, 2)}\n`;
    },

    /** Returns a name for the file that every system takes, and that the command can name a folder after. */
    fileName(profile) {
      const letters = profile.name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
      const name = letters.replace(/[^a-z0-9]+/g, "-").replace(/^-+/, "").slice(0, 50).replace(/-+$/, "");
      const isDevice = /^(con|prn|aux|nul|com\d|lpt\d)$/.test(name);
      return `${!name || isDevice ? "clinic" : name}.json`;
    },
  };
})();
