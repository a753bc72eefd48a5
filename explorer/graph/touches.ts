/** What sigma's captor of fingers has of them. */
interface TouchCounter {
  /** Whether they moved: one finger that did moves the drawing. */
  hasMoved: boolean;
}

/**
 * Where two fingers leave the drawing one after the other, sigma takes the second one for a finger that moves it, and forgets
 * to take it back: it would be moved for ever. Called before sigma hears of it. What ends the listening.
 */
export function tellTouchesApart(counter: TouchCounter, target: EventTarget = document): () => void {
  const lift = (): void => {
    counter.hasMoved = false;
  };
  target.addEventListener('touchend', lift, { capture: true });
  return () => target.removeEventListener('touchend', lift, { capture: true });
}
