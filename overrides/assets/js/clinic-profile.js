/* A clinic's profile: what its fields hold, made plain text, and as a file that scripts/clinics.py reads too. */
(() => {
  "use strict";

  /** What a file may hold besides the fields of the bar: kept as it is, for the command. */
  const OTHERS = ["id", "language", "leaflets", "papers"];
  const INVISIBLE = /(?![\n\u200c-\u200f\u061c])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu; // joiners and marks of direction are part of writing
  const PILED_MARKS = /(\p{M}{5})\p{M}+/gu;
  const PICTURE = /^data:image\/(png|jpeg|svg\+xml);base64,[A-Za-z0-9+/=]+$/;

  class ProfileError extends Error {
    constructor(told, field) {
      super(told);
      this.field = field;
    }
  }

  /** Returns the text as a leaflet takes it, without what cannot be seen; only an address has lines. */
  function plain(text, name) {
    const lines = text.normalize("NFC").replace(/\r\n?|[\u2028\u2029\v\f\u0085]/g, "\n").replaceAll(" | ", name === "address" ? "\n" : " | ");
    const seen = lines.replace(/\t/g, " ").replace(INVISIBLE, "").replace(PILED_MARKS, "$1").split("\n").map((line) => line.trim());
    return seen.filter(Boolean).join(name === "address" ? "\n" : " ");
  }

  /** Returns the country's code in a file; empty for none. */
  function region(text) {
    const code = text.toUpperCase();
    if (!/^([A-Z]{2})?$/.test(code)) throw new ProfileError("load-wrong", "region");
    return code === "UK" ? "GB" : code;
  }

  function field(name, value) {
    const text = name === "address" && Array.isArray(value) ? value.join("\n") : value ?? "";
    if (typeof text !== "string") throw new ProfileError("load-wrong", name);
    if (name === "logo") return text;
    return name === "region" ? region(text.trim()) : plain(text, name);
  }

  /** Returns the profile in plain data; throws a ProfileError that names the first field that is not right. */
  function profileOf(data, names) {
    if (Object(data) !== data || Array.isArray(data)) throw new ProfileError("load-not-json");
    const unknown = Object.keys(data).find((name) => ![...names, ...OTHERS].includes(name));
    if (unknown !== undefined) throw new ProfileError("load-unknown", unknown);
    const others = OTHERS.filter((name) => name in data).map((name) => [name, data[name]]);
    return Object.fromEntries([...names.map((name) => [name, field(name, data[name])]), ...others]);
  }

  guide.clinic = {
    plain,
    profileOf,

    /** Whether the logo is a picture, and not the path of one, which only the command can follow. */
    isPicture: (logo) => PICTURE.test(logo),

    /** Returns the profile in the text of a file; throws a ProfileError. */
    parse(text, names) {
      let data;
      try {
        data = JSON.parse(text.replace(/^\uFEFF/, ""));
      } catch {
        throw new ProfileError("load-not-json");
      }
      return profileOf(data, names);
    },

    /** Returns the profile as the text of a file, without what is empty. */
    asFile(profile) {
      const { address, ...others } = profile;
      const given = Object.entries({ ...others, address: address.split("\n") }).filter(([, value]) => value.length && value[0] !== "");
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
