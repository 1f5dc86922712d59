import { InvalidArgumentError } from 'commander';

/** An option's value that is a URL of http or https. */
export const webAddress = (text: string): string => {
  if (/^https?:$/.test(URL.parse(text)?.protocol ?? '')) return text;
  throw new InvalidArgumentError('It must be a URL, http:// or https://.');
};
