import type { FactKind } from '../api/index.ts';
import type { PictureNode, Point } from '../state/index.ts';

/** The colours of the drawing: the variables of the page by their names. */
export type Hue =
  | 'back'
  | 'line'
  | 'text'
  | 'text-2'
  | 'accent'
  | 'warn'
  | 'country'
  | 'person'
  | 'organization'
  | 'alliance'
  | 'event';

export type Palette = Readonly<Record<Hue, string>>;

export type Shape = 'circle' | 'triangle' | 'square' | 'diamond' | 'hexagon';
export type Line = 'solid' | 'dashed' | 'dotted';

/** A node as it is drawn. Sizes are radii in points of the screen, before zooming. */
export interface SceneNode {
  readonly id: string;
  readonly kind: PictureNode['kind'];
  readonly shape: Shape;
  readonly hue: Hue;
  readonly size: number;
  /** Cut, and safe to be written on a line. */
  readonly label: string;
  readonly code: string | null;
  readonly degree: number;
  readonly root: boolean;
  readonly pinned: boolean;
  readonly disputed: boolean;
  readonly line: Line;
}

/** An edge as it is drawn: a fact, or a bundle of facts of a kind between the same two. */
export interface SceneEdge {
  readonly id: string;
  readonly kind: FactKind;
  readonly from: string;
  readonly to: string;
  /** The facts behind it; more than one if it is a bundle. */
  readonly facts: readonly string[];
  readonly hue: Hue;
  readonly width: number;
  readonly line: Line;
  readonly arrow: boolean;
  /** How far it bends to its left, as a part of its length. */
  readonly curvature: number;
  readonly label: string;
  readonly disputed: boolean;
  readonly found: boolean;
  /** Not in force on the day, though asked for by its id. */
  readonly faint: boolean;
}

export interface Scene {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
  /** What was left out because there is too much to draw. */
  readonly leftOut: { readonly nodes: number; readonly edges: number };
}

export type Places = ReadonlyMap<string, Point>;
