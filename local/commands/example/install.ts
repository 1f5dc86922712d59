import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** npm writes the hidden lock file last, so that it is newer than the lock file of a complete installation. */
const isInstalled = (folder: string): boolean => {
  const installed = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  return statSync(installed).mtimeMs >= statSync(join(folder, 'package-lock.json')).mtimeMs;
};

/** Installs the example's own packages if they are missing or older than its lock file. Throws where npm fails. */
export const ensureInstalled = async (folder: string): Promise<void> => {
  if (isInstalled(folder)) return;
  console.log('The packages of the example are installed: npm ci in examples/react');
  // Names of scripts and folders that the outer npm left in the environment would be taken for those of this one.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD$)/.test(name)),
  );
  const npm = spawn('npm', ['ci'], { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(npm, 'close');
  if (code !== 0) throw new Error(`npm ci in ${folder} ended with ${code}`);
};
