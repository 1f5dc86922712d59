/**
 * What STS takes as the value of a session tag: letters, spaces and digits of every script, and `_ . : / = + - @`, at most
 * 256 characters (STS API reference, Tag). The identity pool makes the principal tag `tenant` of the claim; a session
 * with another value is refused, so the user would get no AWS credentials.
 */
const sessionTagValue = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;

export const isSessionTagValue = (text: string): boolean => sessionTagValue.test(text);

/** The same for people. */
export const sessionTagCharacters = 'letters, digits, spaces and _ . : / = + - @';
