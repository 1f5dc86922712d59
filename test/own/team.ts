import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../local/paths.ts';

/** A team's clone of the repository, on the same disk: the packages are those of the repository. */
export const clone = join(root, '.build/own/clone');

const text = (file: string): string => readFileSync(join(clone, file), 'utf8');

/** Replaces a place that must be there once. */
const replace = (file: string, place: string, by: string): void => {
  const before = text(file);
  if (before.split(place).length !== 2) throw new Error(`${file} must have once: ${place}`);
  writeFileSync(
    join(clone, file),
    before.replace(place, () => by),
  );
};

export const git = (...args: readonly string[]): string =>
  execFileSync(
    'git',
    [
      ...[
        '-c',
        'user.name=Team',
        '-c',
        'user.email=team@example.com',
        '-c',
        'commit.gpgsign=false',
      ],
      ...args,
    ],
    { cwd: clone, encoding: 'utf8' },
  );

const commit = (subject: string): void => {
  git('add', '-A');
  git('commit', '-qm', subject);
};

/** The repository's files as they are, committed or not, as the first commit of a clone. */
export const makeClone = (): void => {
  rmSync(clone, { recursive: true, force: true });
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: root });
  for (const file of files.toString().split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(clone, file)), { recursive: true });
    cpSync(join(root, file), join(clone, file));
  }
  git('init', '-q', '-b', 'main');
  commit('The suite');
  // Hard links: npm does not list the packages of a folder that is a link.
  execFileSync('cp', ['-al', join(root, 'node_modules'), join(clone, 'node_modules')]);
};

/** What upstream does next: it changes functions, their template, a page and the types of extensions. */
export const changeUpstream = (): void => {
  git('checkout', '-q', '-b', 'upstream');
  replace('CHANGELOG.md', 'All notable changes, newest first.', 'All changes, newest first.');
  for (const file of ['functions/pre-sign-up/decide.ts', 'shared/extensions/claims.ts']) {
    writeFileSync(join(clone, file), `${text(file)}\n// A later version.\n`);
  }
  const description = "Number of days that the functions' logs are kept.";
  replace('template.yaml', description, `${description} A later version.`);
  execFileSync('npm', ['run', 'settings'], { cwd: clone, stdio: 'ignore' });
  commit('A later version');
  git('checkout', '-q', 'main');
};

const own = (path: string): string => join(root, 'test/own', path);

/** What docs/make-it-yours.md describes: extensions, and a function with its resources and its two lines. */
export const makeItOurs = (): void => {
  cpSync(own('extensions'), join(clone, 'extensions'), { recursive: true });
  const home = join(clone, 'functions/user-migration');
  mkdirSync(home, { recursive: true });
  for (const file of ['config.ts', 'decide.ts', 'handler.ts', 'respond.ts']) {
    cpSync(own(`function/${file}`), join(home, file));
  }
  const resources = readFileSync(own('function/resources.yaml'), 'utf8').replace(
    'Resources:\n',
    '',
  );
  replace('template.yaml', '\nOutputs:\n', `\n${resources}\nOutputs:\n`);
  const set = (name: string) => `        ${name}: !GetAtt ${name}Function.Arn\n`;
  replace('template.yaml', set('CustomMessage'), set('CustomMessage') + set('UserMigration'));
  const offered = (name: string) => `        "${name}": "\${${name}Function.Arn}",\n`;
  replace(
    'template.yaml',
    offered('CustomMessage'),
    offered('CustomMessage') + offered('UserMigration'),
  );
  commit('Ours');
};
