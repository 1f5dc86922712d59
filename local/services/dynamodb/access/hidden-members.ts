const hidden = ['__proto__', 'prototype', 'constructor'];

/**
 * Whether a value has a member, at any depth, that the checks of this folder drop (valibot leaves these names out of
 * records) while the engine reads it: a table of that name would be read without having been asked for.
 */
export const hasHiddenMember = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  return (
    hidden.some((name) => Object.hasOwn(value, name)) || Object.values(value).some(hasHiddenMember)
  );
};
