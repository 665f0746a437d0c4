/*
 * Runs inside each `vm` context: `structuredClone` whose copies belong to the realm they are made in. Follows the
 * serializable types of the HTML standard (https://html.spec.whatwg.org/multipage/structured-data.html) that the
 * isolate has; what cannot be copied is a DataCloneError.
 */
(DOMException) => {
  "use strict";
  const ERRORS = new Map([Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError].map((Class) => [Class.name, Class]));
  const tag = (value) => Object.prototype.toString.call(value).slice(8, -1);
  const refuse = (value) => {
    throw new DOMException(`${typeof value === "symbol" ? String(value) : typeof value === "function" ? value.toString() : `#<${tag(value)}>`} could not be cloned.`, "DataCloneError");
  };

  const copyError = (value, copy) => {
    const Class = ERRORS.get(value.name) ?? Error;
    const made = Object.create(Class.prototype);
    for (const field of ["message", "stack", "cause"]) {
      const descriptor = Object.getOwnPropertyDescriptor(value, field);
      if (descriptor === undefined) continue;
      const content = field === "cause" ? copy(value.cause) : String(value[field]);
      Object.defineProperty(made, field, { value: content, writable: true, configurable: true, enumerable: false });
    }
    return made;
  };

  const bufferOf = (view, copy) => {
    const buffer = copy(view.buffer);
    if (tag(view) === "DataView") return new DataView(buffer, view.byteOffset, view.byteLength);
    return new globalThis[tag(view)](buffer, view.byteOffset, view.length);
  };

  return function structuredClone(value, options) {
    if (arguments.length === 0) throw new TypeError("The \"value\" argument must be specified");
    const known = new Map();
    const copyInto = (source, made, fill) => {
      known.set(source, made);
      fill(made);
      return made;
    };
    const copy = (source) => {
      if (typeof source === "symbol" || typeof source === "function") refuse(source);
      if (typeof source !== "object" || source === null) return source;
      const seen = known.get(source);
      if (seen !== undefined) return seen;
      if (ArrayBuffer.isView(source)) return copyInto(source, bufferOf(source, copy), () => {});
      switch (tag(source)) {
        case "Date": return copyInto(source, new Date(Date.prototype.getTime.call(source)), () => {});
        case "RegExp": return copyInto(source, new RegExp(source.source, source.flags), () => {});
        case "ArrayBuffer": return copyInto(source, new Uint8Array(new Uint8Array(source)).buffer, () => {});
        case "Boolean": case "Number": case "String": case "BigInt": return copyInto(source, Object(source.valueOf()), () => {});
        case "Blob": case "File": return source;
        case "Error": case "DOMException": return copyInto(source, copyError(source, copy), () => {});
        case "Map": return copyInto(source, new Map(), (made) => [...source].forEach(([key, content]) => made.set(copy(key), copy(content))));
        case "Set": return copyInto(source, new Set(), (made) => [...source].forEach((content) => made.add(copy(content))));
        case "Promise": case "WeakMap": case "WeakSet": case "WeakRef": return refuse(source);
      }
      return copyInto(source, Array.isArray(source) ? new Array(source.length) : {}, (made) => {
        for (const key of Object.keys(source)) Object.defineProperty(made, key, { value: copy(source[key]), writable: true, configurable: true, enumerable: true });
      });
    };
    const made = copy(value);
    // What is transferred is emptied at its old place.
    for (const moved of options?.transfer ?? []) {
      if (tag(moved) !== "ArrayBuffer") refuse(moved);
      moved.transfer?.();
    }
    return made;
  };
}
