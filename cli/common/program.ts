import { Command } from 'commander';
import { paragraph, screenOf } from './output.ts';

/** The command as its user typed it: `npm run doctor --`, or the bin `cognito-triggers doctor`. */
const typedAs = (name: string): string =>
  process.env.npm_lifecycle_event === name ? `npm run ${name} --` : `cognito-triggers ${name}`;

/** The command line of one command, with suggestions for what is misspelled. A wrong option ends the process with exit code 1. */
export const createProgram = (name: string, description: string): Command =>
  new Command()
    .name(typedAs(name))
    .description(description)
    .configureOutput({
      outputError: (text, write) => write(`${paragraph(text.trim(), screenOf(process.stderr))}\n`),
    })
    .showHelpAfterError('Add --help for the options.');
