/** The destination that every client gets: it knows what its user typed, and an attacker learns nothing. */
export const hiddenDestination = '***@***';

/** A whole character: a client cannot show half of one. */
const firstOf = (text: string): string => [...text.slice(0, 2)][0]?.toWellFormed() ?? '';

/**
 * The first character of the local part and of the domain's first label, and the top-level domain: `a***@e***.com`.
 * The number of stars is fixed, so that the length of the address is not revealed.
 */
export const maskEmail = (email: string): string => {
  const at = email.lastIndexOf('@');
  const labels = email.slice(at + 1).split('.');
  if (at < 1 || labels.length < 2) return hiddenDestination;
  return `${firstOf(email)}***@${firstOf(labels[0] ?? '')}***.${labels.at(-1)}`;
};
