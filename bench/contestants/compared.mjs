/**
 * A contestant on another graph than the others, which is asked there what does not depend on the graph's size.
 * @param {import('./types.mjs').Contestant} contestant
 * @returns {import('./types.mjs').Contestant}
 */
export function atOtherScale(contestant) {
  return {
    ...contestant,
    run: (operation, variables) => contestant.run(operation.compared ?? operation, variables),
    answer: (operation, variables) => contestant.answer(operation.compared ?? operation, variables),
  };
}
