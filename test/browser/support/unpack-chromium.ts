import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { root } from '../../../local/paths.ts';

const manifest = join(root, 'node_modules', '@sparticuz', 'chromium', 'package.json');
const { version } = JSON.parse(readFileSync(manifest, 'utf8'));

const folder = join(tmpdir(), `cognito-triggers-chromium-${version}`);

/** The program, once `setup` has run. */
export const chromiumPath = join(folder, 'chromium');

/** The package unpacks into the system's folder for temporary files, whatever stands there already. */
const unpackInto = async (staging: string): Promise<void> => {
  const { TMPDIR = tmpdir() } = process.env;
  process.env.TMPDIR = staging;
  try {
    await chromium.executablePath();
  } finally {
    process.env.TMPDIR = TMPDIR;
  }
};

/**
 * Unpacks Chromium aside and moves it into place at once: a run that was ended meanwhile leaves no half of a program, and
 * one that runs beside starts none.
 */
export const setup = async (): Promise<void> => {
  if (existsSync(folder)) return;
  const staging = mkdtempSync(`${folder}-`);
  await unpackInto(staging);
  try {
    renameSync(staging, folder);
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
};
