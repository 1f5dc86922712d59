import { wrongFor } from '../../support/pool/sign-in.ts';
import type { Answered, Client, Round } from './client.ts';

export const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));

export const isIn = ({ outcome }: Answered): boolean => outcome === 'in';

/** Spends a sign-in's three answers on text that is wrong in any case, and gives back the last outcome. */
export const burn = async (client: Client, email: string, round: Round): Promise<Answered> => {
  let answered: Answered = { outcome: 'again', round };
  while (answered.outcome === 'again') {
    answered = await client.answer(email, wrongFor('00000000'), answered.round);
  }
  return answered;
};
