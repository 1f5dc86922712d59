import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { workDirectory } from './deployed.ts';
import { deployArguments, run, succeedInShell } from './sam.ts';

/** The last commit of 0.1.0. */
const commit = 'ceff4a1634ad9e2461b87348348c45301d7db508';

const directory = `${workDirectory}/0.1.0`;
const buildDirectory = `${directory}/.aws-sam/build`;
const adjustedTemplate = `${buildDirectory}/for-ministack.yaml`;

const requireCommit = async (): Promise<void> => {
  const { code } = await run('git', ['cat-file', '-e', `${commit}^{commit}`]);
  if (code === 0) return;
  throw new Error(
    `0.1.0 (commit ${commit.slice(0, 7)}) is not in this clone, so the update from it cannot be tested. ` +
      'A shallow clone gets it by: git fetch --unshallow',
  );
};

/** What its own deploy test changes in its template for MiniStack. */
const adjusted = async (template: string): Promise<string> => {
  const file = resolve(directory, 'test/deploy/support/for-ministack.ts');
  const { forMiniStack } = await import(pathToFileURL(file).href);
  return String(forMiniStack(template));
};

/** `sam build` of 0.1.0 as it was, from the repository's history, with the packages that are installed here. */
export const buildFirstVersion = async (): Promise<void> => {
  await requireCommit();
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  await succeedInShell(`git archive ${commit} | tar -x -C ${directory}`);
  await symlink(resolve('node_modules'), `${directory}/node_modules`);
  await succeedInShell(`cd ${directory} && sam build`);
  const built = await readFile(`${buildDirectory}/template.yaml`, 'utf8');
  await writeFile(adjustedTemplate, await adjusted(built));
};

export const deploymentOfFirstVersion = (
  name: string,
  parameters: Readonly<Record<string, string>>,
) => deployArguments(adjustedTemplate, name, parameters);
