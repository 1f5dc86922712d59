// JavaScript, and nothing imported from node_modules before the checks: this must be able to say what is missing, on
// whatever Node the machine has.
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The first version that runs TypeScript without a flag. */
const oldestNode = '22.18';

const isInstalled = () => {
  // import.meta.resolve is not in every Node that this must run on.
  const folders = createRequire(import.meta.url).resolve.paths('commander') ?? [];
  return folders.some((folder) => existsSync(join(folder, 'commander')));
};

/** What keeps the program from starting, in one sentence with its remedy; nothing where all is there. */
const obstacle = () => {
  // First: without them npm run has the machine's own Node, and npm ci brings a newer one.
  if (!isInstalled()) return 'The dependencies are not installed: run npm ci.';
  if (!process.features.typescript) {
    return `Node ${oldestNode} or newer is needed, this is ${process.versions.node}: use npm run after npm ci, which brings Node 24.`;
  }
  return undefined;
};

/** Whether a program can start; if not, says what is missing and sets the exit code. */
const isReady = () => {
  const found = obstacle();
  if (found === undefined) return true;
  process.stderr.write(`${found}\n`);
  process.exitCode = 1;
  return false;
};

/** Runs a program in TypeScript as if Node had been given it. */
export const launch = async (program, args) => {
  if (!isReady()) return;
  process.argv.splice(1, process.argv.length, program, ...args);
  await import(pathToFileURL(program).href);
};

// node launch.mjs FILE [arguments], with the file's path from the project's folder. Without a file it only checks: the
// scripts that start a tool of node_modules do so first, since the shell says no more than «not found».
const isProgram =
  realpathSync(process.argv[1] ?? '.') === realpathSync(fileURLToPath(import.meta.url));
if (isProgram) {
  const [file, ...args] = process.argv.slice(2);
  if (file === undefined) isReady();
  else await launch(fileURLToPath(new URL(file, import.meta.url)), args);
}
