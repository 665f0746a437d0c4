/*
 * Runs inside each `vm` context before `bootstrap.js`: what ECMAScript has gained that Convex's engine knows and an
 * older Node does not. Follows https://tc39.es/ecma262/; what the engine brings itself is left alone.
 */
(() => {
  "use strict";
  const add = (target, methods) => {
    for (const [name, value] of Object.entries(methods)) {
      if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
    }
  };
  const callable = (value) => {
    if (typeof value !== "function") throw new TypeError(`${String(value)} is not a function`);
    return value;
  };

  for (const name of ["dispose", "asyncDispose"]) {
    if (!(name in Symbol)) Object.defineProperty(Symbol, name, { value: Symbol(`Symbol.${name}`) });
  }

  // ---- grouping
  const grouped = (items, keyOf, normal) => {
    callable(keyOf);
    const groups = new Map();
    let index = 0;
    for (const item of items) {
      const key = normal(keyOf(item, index++));
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
    return groups;
  };
  add(Object, {
    groupBy(items, keyOf) {
      const groups = grouped(items, keyOf, (key) => (typeof key === "symbol" ? key : String(key)));
      const made = Object.create(null);
      for (const [key, group] of groups) made[key] = group;
      return made;
    },
  });
  add(Map, { groupBy: (items, keyOf) => grouped(items, keyOf, (key) => key) });

  // ---- promises
  add(Promise, {
    withResolvers() {
      let resolve, reject;
      const promise = new this((onValue, onError) => {
        resolve = onValue;
        reject = onError;
      });
      return { promise, resolve, reject };
    },
    try(work, ...args) {
      return new this((resolve) => resolve(work(...args)));
    },
  });
  add(Array, {
    async fromAsync(items, change, self) {
      if (change !== undefined) callable(change);
      const made = typeof this === "function" ? new this() : [];
      let index = 0;
      const put = async (item) => {
        made[index] = change === undefined ? item : await Reflect.apply(change, self, [item, index]);
        index += 1;
      };
      if (items[Symbol.asyncIterator] !== undefined || items[Symbol.iterator] !== undefined) {
        for await (const item of items) await put(item);
      } else {
        for (let at = 0; at < Number(items.length); at += 1) await put(await items[at]);
      }
      made.length = index;
      return made;
    },
  });

  // ---- sets, among each other and with whatever is like one
  const setLike = (other) => {
    if (Object(other) !== other) throw new TypeError("The other operand must be set-like");
    const size = Number(other.size);
    if (Number.isNaN(size)) throw new TypeError("The size of a set-like must be a number");
    callable(other.has);
    callable(other.keys);
    return { size, has: (value) => Boolean(other.has(value)), keys: () => ({ [Symbol.iterator]: () => other.keys() }) };
  };
  add(Set.prototype, {
    union(other) {
      const made = new Set(this);
      for (const value of setLike(other).keys()) made.add(value);
      return made;
    },
    intersection(other) {
      const like = setLike(other);
      const made = new Set();
      if (this.size <= like.size) {
        for (const value of this) if (like.has(value)) made.add(value);
      } else {
        for (const value of like.keys()) if (this.has(value)) made.add(value);
      }
      return made;
    },
    difference(other) {
      const like = setLike(other);
      const made = new Set(this);
      for (const value of this) if (like.has(value)) made.delete(value);
      return made;
    },
    symmetricDifference(other) {
      const made = new Set(this);
      for (const value of setLike(other).keys()) {
        if (this.has(value)) made.delete(value);
        else made.add(value);
      }
      return made;
    },
    isSubsetOf(other) {
      const like = setLike(other);
      return this.size <= like.size && [...this].every((value) => like.has(value));
    },
    isSupersetOf(other) {
      const like = setLike(other);
      if (this.size < like.size) return false;
      for (const value of like.keys()) if (!this.has(value)) return false;
      return true;
    },
    isDisjointFrom(other) {
      const like = setLike(other);
      for (const value of this) if (like.has(value)) return false;
      return true;
    },
  });

  // ---- iterators
  const IteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
  if (!("Iterator" in globalThis)) {
    const Iterator = function Iterator() {
      if (new.target === undefined || new.target === Iterator) throw new TypeError("Iterator is not constructible by itself");
    };
    Object.defineProperty(Iterator, "prototype", { value: IteratorPrototype, writable: false });
    Object.defineProperty(globalThis, "Iterator", { value: Iterator, writable: true, configurable: true, enumerable: false });
    add(IteratorPrototype, { constructor: Iterator, [Symbol.toStringTag]: "Iterator" });
  }
  /** How often something is dropped or taken. */
  const times = (limit) => {
    const count = Math.trunc(Number(limit));
    if (Number.isNaN(count) || count < 0) throw new RangeError(`${String(limit)} must be positive`);
    return count;
  };
  // A generator ends its source when it is ended itself.
  const over = (iterator) => ({ [Symbol.iterator]: () => ({ next: () => iterator.next(), return: () => iterator.return?.() ?? { value: undefined, done: true } }) });
  const helper = (steps) => function (argument) {
    return steps(this, argument);
  };
  const steps = {
    *map(iterator, change) {
      let index = 0;
      for (const value of over(iterator)) yield change(value, index++);
    },
    *filter(iterator, test) {
      let index = 0;
      for (const value of over(iterator)) if (test(value, index++)) yield value;
    },
    *take(iterator, count) {
      let left = count;
      if (left === 0) {
        iterator.return?.();
        return;
      }
      for (const value of over(iterator)) {
        yield value;
        left -= 1;
        if (left === 0) return;
      }
    },
    *drop(iterator, count) {
      let left = count;
      for (const value of over(iterator)) {
        if (left > 0) left -= 1;
        else yield value;
      }
    },
    *flatMap(iterator, change) {
      let index = 0;
      for (const value of over(iterator)) {
        const inner = change(value, index++);
        if (Object(inner) !== inner) throw new TypeError(`${String(inner)} is not an object`);
        yield* inner[Symbol.iterator] === undefined ? over(inner) : inner;
      }
    },
  };
  add(IteratorPrototype, {
    map: helper((iterator, change) => steps.map(iterator, callable(change))),
    filter: helper((iterator, test) => steps.filter(iterator, callable(test))),
    take: helper((iterator, limit) => steps.take(iterator, times(limit))),
    drop: helper((iterator, limit) => steps.drop(iterator, times(limit))),
    flatMap: helper((iterator, change) => steps.flatMap(iterator, callable(change))),
    reduce(change, ...initial) {
      callable(change);
      let index = 0;
      let made = initial[0];
      for (const value of over(this)) {
        made = index === 0 && initial.length === 0 ? value : change(made, value, index);
        index += 1;
      }
      if (index === 0 && initial.length === 0) throw new TypeError("Reduce of a done iterator with no initial value");
      return made;
    },
    toArray: helper((iterator) => [...over(iterator)]),
    forEach: helper((iterator, work) => {
      callable(work);
      let index = 0;
      for (const value of over(iterator)) work(value, index++);
    }),
    some: helper((iterator, test) => {
      callable(test);
      let index = 0;
      for (const value of over(iterator)) if (test(value, index++)) return true;
      return false;
    }),
    every: helper((iterator, test) => {
      callable(test);
      let index = 0;
      for (const value of over(iterator)) if (!test(value, index++)) return false;
      return true;
    }),
    find: helper((iterator, test) => {
      callable(test);
      let index = 0;
      for (const value of over(iterator)) if (test(value, index++)) return value;
      return undefined;
    }),
  });
  add(globalThis.Iterator, {
    *from(source) {
      const inner = typeof source === "string" || source[Symbol.iterator] !== undefined ? source : over(source);
      yield* inner;
    },
  });

  // ---- small ones
  const escaped = (character, first) => {
    if (/[\^$\\.*+?()[\]{}|/]/.test(character)) return `\\${character}`;
    const control = "\t\n\v\f\r".indexOf(character);
    if (control !== -1) return `\\${"tnvfr"[control]}`;
    const code = character.codePointAt(0);
    if ((first && /[0-9A-Za-z]/.test(character)) || /[,\-=<>#&!%:;@~'`"\s]/.test(character)) return code < 256 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
    return character;
  };
  add(RegExp, {
    escape(text) {
      if (typeof text !== "string") throw new TypeError("Expected a string");
      return Array.from(text, (character, at) => escaped(character, at === 0)).join("");
    },
  });
})();
