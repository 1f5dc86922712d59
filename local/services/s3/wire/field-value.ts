/** What a header's value may hold (RFC 9110, 5.5): without line breaks, which would begin another header. */
export const isFieldValue = (value: string): boolean => /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
