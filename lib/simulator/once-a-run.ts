/** What is worked out of a whole run is worked out once, however often its playhead moves. */
export function onceARun<Run extends object, Found>(find: (run: Run) => Found) {
  const known = new WeakMap<Run, Found>()
  return (run: Run): Found => {
    const found = known.get(run) ?? find(run)
    known.set(run, found)
    return found
  }
}
