/** Runs `act` once the calls have stopped for `wait` milliseconds. `flush` runs a waiting call now. */
export function debounce(wait: number, act: () => void) {
  let timer: number | undefined;
  const run = () => {
    timer = undefined;
    act();
  };
  const later = () => {
    clearTimeout(timer);
    timer = window.setTimeout(run, wait);
  };
  later.cancel = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  later.flush = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    run();
  };
  return later;
}
