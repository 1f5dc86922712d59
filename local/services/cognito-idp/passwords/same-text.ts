import { timingSafeEqual } from 'node:crypto';

/** Whether two texts are equal, in constant time for texts of the same length. */
export const sameText = (left: string, right: string): boolean => {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
};
