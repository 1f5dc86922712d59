import { Command } from 'commander';
import { paragraph, screenOf } from './output.ts';
import { didYouMean, nearest } from './suggest.ts';

/** The command as its user typed it: `npm run doctor --`, or the bin `cognito-triggers doctor`. */
const typedAs = (name: string): string =>
  process.env.npm_lifecycle_event === name ? `npm run ${name} --` : `cognito-triggers ${name}`;

/**
 * commander looks for required options before it looks for unknown ones: without this, a misspelled required option would
 * only be said to be missing.
 */
const misspelled = (text: string): string => {
  const [, missing] = /required option '(--[a-z-]+)/.exec(text) ?? [];
  if (missing === undefined) return '';
  const typed = process.argv.find(
    (word) => word.startsWith('--') && nearest(word, [missing]) !== undefined,
  );
  return typed === undefined ? '' : `; ${typed} is not an option.${didYouMean(typed, [missing])}`;
};

/** The command line of one command, with suggestions for what is misspelled. A wrong option ends the process with exit code 1. */
export const createProgram = (name: string, description: string): Command =>
  new Command()
    .name(typedAs(name))
    .description(description)
    .configureOutput({
      outputError: (text, write) => {
        const whole = `${text.trim()}${misspelled(text)}`;
        write(`${paragraph(whole, screenOf(process.stderr))}\n`);
      },
    })
    .showHelpAfterError('Add --help for the options.');
