import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** Seconds that are left until a time of the machine's clock; it counts down by itself. */
export const useSecondsUntil = (until: number): number => {
  const now = useSignal(Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      now.value = Date.now();
    }, 500);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((until - now.value) / 1_000));
};
