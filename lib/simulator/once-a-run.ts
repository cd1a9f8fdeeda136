/** What is worked out of a whole run is worked out once, however often its playhead moves. */
export function onceARun<Run extends object, Rest extends readonly unknown[], Found>(
  /** What else it needs follows from the run. */
  find: (run: Run, ...rest: Rest) => Found,
) {
  const known = new WeakMap<Run, Found>()
  return (run: Run, ...rest: Rest): Found => {
    // Found may be null, which is an answer too.
    if (!known.has(run)) known.set(run, find(run, ...rest))
    return known.get(run)!
  }
}
