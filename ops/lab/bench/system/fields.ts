/** Reads what other processes print: an object's fields of a known kind, or an error that names the fault. */
export interface Fields {
  text(name: string): string;
  number(name: string): number;
}

export function fieldsOf(value: unknown, what: string): Fields {
  const read = (name: string): unknown => {
    if (typeof value !== "object" || value === null || !(name in value))
      throw new Error(`${what} has no field "${name}"`);
    return Object.entries(value).find(([key]) => key === name)?.[1];
  };
  return {
    text: (name) => {
      const field = read(name);
      if (typeof field !== "string") throw new Error(`${what}: "${name}" is not a string`);
      return field;
    },
    number: (name) => {
      const field = read(name);
      if (typeof field !== "number") throw new Error(`${what}: "${name}" is not a number`);
      return field;
    },
  };
}
