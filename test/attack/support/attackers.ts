import { refusalOf } from '../../support/pool/sign-in.ts';
import { burn, times } from './answers.ts';
import type { Round, Target } from './client.ts';
import type { Phase } from './owner.ts';
import type { Schedule } from './schedule.ts';

/** One attacker against one account, whose address he knows. */
export type Stage = {
  readonly target: Target;
  readonly schedule: Schedule;
  readonly email: string;
  readonly until: number;
};

export type Attacker = {
  readonly name: string;
  readonly everySeconds: number;
  /** What he does at each of his turns. */
  turn(stage: Stage): Promise<void>;
  /** What he does when the owner does something, where he sees it. */
  onOwner?(stage: Stage, phase: Phase): Promise<void>;
};

const isDigits = ({ ChallengeParameters: shown }: Round): boolean =>
  shown?.step === 'code' && shown.codeKind === 'digits';

const startAndBurn = async ({ target: { client }, email }: Stage): Promise<void> => {
  const round = await client.start(email);
  if (isDigits(round)) await burn(client, email, round);
};

const start = async ({ target, email }: Stage): Promise<void> => {
  await target.client.start(email);
};

const startElsewhere = async ({ target, email }: Stage): Promise<void> => {
  await target.anotherClient.start(email);
};

/** What no row shows has to be polled: a start that is not due joins and does nothing. */
export const attackers: readonly Attacker[] = [
  { name: 'starts when due', everySeconds: 31, turn: start },
  { name: 'joins and burns', everySeconds: 47, turn: startAndBurn },
  {
    name: 'bursts',
    everySeconds: 590,
    turn: async (stage) => {
      await times(20, () => start(stage));
      await startAndBurn(stage);
    },
  },
  {
    name: 'another client',
    everySeconds: 60,
    turn: startElsewhere,
    onOwner: (stage, phase) => (phase === 'started' ? startElsewhere(stage) : Promise.resolve()),
  },
  {
    name: 'burns while he types',
    everySeconds: 600,
    turn: start,
    onOwner: (stage) => startAndBurn(stage),
  },
  { name: 'starts in the last minute', everySeconds: 545, turn: start },
];

/** What became of the attackers' turns. */
export type Turns = { taken: number; refused: number };

/**
 * Sets the attacker on the account until the end of the attack. A call that a busy stack refuses costs him the turn, and no
 * owner anything.
 */
export const attack = (attacker: Attacker, stage: Stage, turns: Turns): void => {
  const turn = async (): Promise<void> => {
    turns.taken += 1;
    if ((await refusalOf(attacker.turn(stage))) !== 'answered') turns.refused += 1;
    const next = stage.schedule.now + attacker.everySeconds * 1000;
    if (next < stage.until) stage.schedule.at(next, turn);
  };
  stage.schedule.after(0, turn);
};
