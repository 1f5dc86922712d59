/**
 * What a call gives, or `late` where a timer is due before it. The order in which both are due decides, not the clock: a
 * machine that stands still for seconds delays the one as much as the other.
 */
export const within = async <T>(ms: number, call: Promise<T>): Promise<T | 'late'> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, ms, 'late');
  });
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
  }
};
