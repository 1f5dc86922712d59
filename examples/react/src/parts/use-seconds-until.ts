import { useEffect, useState } from 'react';

const secondsUntil = (time: number): number => Math.max(0, Math.ceil((time - Date.now()) / 1000));

/** Whole seconds until this time of Date.now(), counted down to 0. */
export const useSecondsUntil = (time: number): number => {
  const [seconds, setSeconds] = useState(() => secondsUntil(time));
  useEffect(() => {
    const update = () => setSeconds(secondsUntil(time));
    update();
    const timer = setInterval(update, 250);
    return () => clearInterval(timer);
  }, [time]);
  return seconds;
};

/** `4:07`, as a clock shows it. */
export const clockText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
