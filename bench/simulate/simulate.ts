import { ambushes } from './attacks/ambushes.ts';
import type { Attack } from './attacks/attack.ts';
import { floods } from './attacks/floods.ts';
import { traps } from './attacks/traps.ts';
import { type Figures, figuresOf, missedGoals } from './figures.ts';
import { type OwnerHabit, run } from './run.ts';

const noAttack: Attack = { name: '(no attack)', begin: () => undefined };

type Owner = { readonly habit: OwnerHabit; readonly typingMs: number };

const attackedOwners: readonly Owner[] = [
  { habit: 'absent', typingMs: 20_000 },
  { habit: 'daily', typingMs: 20_000 },
  { habit: 'daily', typingMs: 45_000 },
  { habit: 'often', typingMs: 20_000 },
  { habit: 'often', typingMs: 45_000 },
];

const unattackedOwners: readonly Owner[] = [
  ...attackedOwners,
  { habit: 'hourly', typingMs: 45_000 },
];

const seed = 20_260_101;

const play = (attack: Attack, owners: readonly Owner[]): Figures =>
  figuresOf(
    attack.name,
    owners.map((owner, index) => run(attack, { ...owner, seed: seed + index })),
  );

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const cellsOf = (figures: Figures): readonly string[] => [
  figures.name,
  `${figures.signedIn} of ${figures.signIns}`,
  figures.medianSeconds.toFixed(0),
  figures.worstSeconds.toFixed(0),
  String(figures.wrongInADay),
  String(figures.mailsInADayAbsent),
  String(figures.mailsInADay),
  figures.longPercent.toFixed(0),
  String(figures.locked),
];

const heads = [
  'attack, 30 days',
  'owners in',
  'median s',
  'worst s',
  'wrong in 24 h',
  'mails in 24 h, absent',
  'mails in 24 h, present',
  'long %',
  'locked',
];

const began = performance.now();
const plain = play(noAttack, unattackedOwners);
const attacked = [...floods, ...ambushes, ...traps].map((attack) => play(attack, attackedOwners));

console.log(row(heads));
console.log(row(heads.map((_, index) => (index === 0 ? '---' : '---:'))));
for (const figures of [plain, ...attacked]) console.log(row(cellsOf(figures)));
console.log('\nSeconds are beyond the typing (20 s and 45 s), a mail takes 1 to 6 s.');

const missed = [
  ...missedGoals(plain, false),
  ...attacked.flatMap((line) => missedGoals(line, true)),
];
for (const goal of missed) console.log(`missed: ${goal}`);
console.error(`${((performance.now() - began) / 1000).toFixed(1)} s`);
process.exitCode = missed.length === 0 ? 0 : 1;
