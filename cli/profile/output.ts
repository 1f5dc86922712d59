export const contended =
  'The profile was changed by others at the same time. Run the command again.';

export const print = (value: unknown): void => console.log(JSON.stringify(value, null, 2));
