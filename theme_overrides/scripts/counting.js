// How far a list of checks is: what is not applicable does not count, neither as done nor as something to do.

export function tally(states) {
  const count = { todo: 0, doing: 0, done: 0, na: 0 };
  for (const state of states) count[state] += 1;
  return { ...count, of: count.todo + count.doing + count.done };
}

export function share({ done, of }) {
  return of ? done / of : 0;
}

export function plural(count, word) {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
