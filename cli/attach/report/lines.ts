import { parseFunctionArn } from '../plan/arn.ts';

/**
 * Breaks a line between words; further lines begin with `hanging`. A word that is longer than the line, such as an ARN,
 * gets a line of its own whole.
 */
export const wrap = (text: string, width: number, hanging = ''): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const [gapAndWord, word] of text.matchAll(/\s*(\S+)/g)) {
    const longer = `${line}${gapAndWord}`;
    if (line === '' || longer.length <= width) line = longer;
    else {
      lines.push(line);
      line = `${hanging}${word}`;
    }
  }
  return [...lines, line];
};

const functionArn = /arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(?::[\w$-]+)?/g;

/** Names each function by its ARN once, and by its name afterwards, where no other function has that name. */
export const shortenArns = (lines: readonly string[]): readonly string[] => {
  const seen = new Map<string, string>();
  const shorten = (arn: string): string => {
    const parsed = parseFunctionArn(arn);
    const name = [parsed?.name ?? arn, parsed?.qualifier ?? []].flat().join(':');
    if (seen.get(name) === arn) return name;
    if (!seen.has(name)) seen.set(name, arn);
    return arn;
  };
  return lines.map((line) => line.replace(functionArn, shorten));
};
