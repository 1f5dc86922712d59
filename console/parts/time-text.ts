/** The time of day in UTC, as the functions' logs have it. */
export const timeText = (ms: number): string =>
  Number.isNaN(new Date(ms).getTime()) ? '' : new Date(ms).toISOString().slice(11, 19);

/** A span of time in the largest unit that fits. */
export const spanText = (ms: number): string => {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  const minutes = Math.floor(ms / 60_000);
  return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`;
};
