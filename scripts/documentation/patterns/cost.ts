/** How long a backtracking engine, such as JavaScript's own, may take for a pattern. */
import type { AST } from '@eslint-community/regexpp';

/** As many ways through a pattern are tried in no time. */
const mostWays = 1_000;
/** Characters of a pattern with its repetitions written out; V8 ends the process over some that are much larger. */
const largest = 10_000;

/** Whether its own engine needs time in proportion to the length of the text, whatever the text. */
export function isQuick(pattern: AST.Pattern): boolean {
  const { ways, endless, size } = alternativesCost(pattern.alternatives);
  const isAnchored = pattern.alternatives.every(
    ({ elements: [first] }) => first?.type === 'Assertion' && first.kind === 'start',
  );
  return size <= largest && ways <= mostWays && (endless === 0 || (endless === 1 && isAnchored));
}

/** Whether it repeats what is repeated: some texts then take time that doubles with each further character. */
export function repeatsRepetition(pattern: AST.Pattern): boolean {
  return pattern.alternatives.some(({ elements }) => elements.some((element) => isExplosive(element, false)));
}

/** `ways`: in which what is limited can be taken. `endless`: how many repetitions there are without a limit. */
interface Cost {
  readonly ways: number;
  readonly endless: number;
  /** How many characters it is with its repetitions written out. */
  readonly size: number;
}

function alternativesCost(alternatives: readonly AST.Alternative[]): Cost {
  const costs = alternatives.map(({ elements }) => sequenceCost(elements.map(elementCost)));
  return {
    ways: costs.reduce((sum, { ways }) => sum + ways, 0),
    endless: Math.max(...costs.map(({ endless }) => endless)),
    size: costs.reduce((sum, { size }) => sum + size, 0),
  };
}

function sequenceCost(costs: readonly Cost[]): Cost {
  return {
    ways: costs.reduce((product, { ways }) => product * ways, 1),
    endless: costs.reduce((sum, { endless }) => sum + endless, 0),
    size: costs.reduce((sum, { size }) => sum + size, 0),
  };
}

function elementCost(element: AST.Element): Cost {
  switch (element.type) {
    case 'Group':
    case 'CapturingGroup':
      return alternativesCost(element.alternatives);
    case 'Quantifier':
      return repeatedCost(element, elementCost(element.element));
    case 'Assertion':
      return element.kind === 'lookahead' || element.kind === 'lookbehind'
        ? alternativesCost(element.alternatives)
        : { ways: 1, endless: 0, size: element.raw.length };
    case 'Backreference':
    case 'Character':
    case 'CharacterClass':
    case 'CharacterSet':
    case 'ExpressionCharacterClass':
      return { ways: 1, endless: 0, size: element.raw.length };
  }
}

function repeatedCost({ min, max }: AST.Quantifier, once: Cost): Cost {
  const size = once.size * Math.max(1, max === Number.POSITIVE_INFINITY ? min : max);
  const isPlain = once.ways === 1 && once.endless === 0;
  if (max === Number.POSITIVE_INFINITY)
    return { ways: isPlain ? 1 : Number.POSITIVE_INFINITY, endless: once.endless + 1, size };
  return { ways: once.ways ** max * (max - min + 1), endless: once.endless * max, size };
}

/** Below an endless repetition: another one with nothing beside it that has to be there. */
function isExplosive(element: AST.Element, isRepeated: boolean): boolean {
  if (element.type === 'Group' || element.type === 'CapturingGroup')
    return element.alternatives.some(({ elements }) =>
      elements.some((each) =>
        isExplosive(each, isRepeated && elements.every((other) => other === each || canBeNothing(other))),
      ),
    );
  if (element.type !== 'Quantifier') return false;
  const isEndless = element.max === Number.POSITIVE_INFINITY;
  return (
    (isEndless && isRepeated) || isExplosive(element.element, isEndless || (isRepeated && element.max > 0))
  );
}

function canBeNothing(element: AST.Element): boolean {
  if (element.type === 'Assertion') return true;
  return element.type === 'Quantifier' && element.min === 0;
}
