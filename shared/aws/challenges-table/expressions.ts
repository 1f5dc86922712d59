export const seconds = (ms: number): number => Math.ceil(ms / 1000);

export const assignments = (values: Readonly<Record<string, unknown>>): string =>
  Object.keys(values)
    .map((name) => `#${name} = :${name}`)
    .join(', ');
