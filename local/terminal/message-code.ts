/** A code of Cognito's six digits or the suite's 8 to 12, or a long one: 16 letters and digits in groups of four. */
const code =
  /(?<![0-9A-Za-z-])(?:\d{6}|\d{8,12}|[0-9A-Z]{4}(?:[- ][0-9A-Z]{4}){3})(?![0-9A-Za-z-])/;

/** The first code in a text of a mail or an SMS. */
export const codeIn = (text: string): string | undefined => code.exec(text)?.[0];
