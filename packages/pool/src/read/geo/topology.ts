import { InputError } from '../../input-error.ts';
import { limits } from '../limits.ts';
import type { Feature, Position } from './features.ts';

type Arcs = readonly (readonly Position[])[];
type Transform = { readonly scale: Position; readonly translate: Position };
type Shape = {
  readonly type?: unknown;
  readonly id?: unknown;
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly arcs?: unknown;
  readonly coordinates?: unknown;
  readonly geometries?: unknown;
};
type Topology = { readonly arcs?: unknown; readonly transform?: unknown; readonly objects?: unknown };

/** Positions that shapes of one file may name together: shared arcs unfold once for each shape that uses them. */
const mostPositions = 20_000_000;

/**
 * The features of one object of a Topology, with the coordinates that its arcs stand for (TopoJSON 1.0: delta-coded
 * and scaled where there is a `transform`; arc `~i` is arc `i` backwards; joints between arcs are not repeated).
 *
 * @param object which of the Topology's objects; may be left out where there is one
 * @throws InputError `source.error.topologyBroken`, `.topologyObject`
 */
export function featuresOf(path: string, document: unknown, object: string | undefined): readonly Feature[] {
  const topology = (document ?? {}) as Topology & { readonly type?: unknown };
  const { objects } = topology;
  if (topology.type !== 'Topology' || objects === null || typeof objects !== 'object') throw broken(path, 'type');
  const names = Object.keys(objects);
  const name = object ?? (names.length === 1 ? names[0] : undefined);
  if (name === undefined || !Object.hasOwn(objects, name)) {
    const params = { file: path, object: name ?? '–', there: names.join(', ') };
    throw new InputError('source.error.topologyObject', params, path);
  }
  const decoder = new Decoder(path, topology);
  const shape = (objects as Readonly<Record<string, Shape | null>>)[name];
  const shapes = shape?.type === 'GeometryCollection' ? listOf(shape.geometries) : [shape];
  return shapes.map((one) => {
    const { id, properties } = (one ?? {}) as Shape;
    const given = properties ?? {};
    return {
      properties: id === undefined || Object.hasOwn(given, 'id') ? given : { id, ...given },
      geometry: decoder.geometry(one as Shape | null, 0),
    };
  });
}

const broken = (path: string, why: string) => new InputError('source.error.topologyBroken', { file: path, why }, path);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

class Decoder {
  readonly #path: string;
  readonly #transform: Transform | undefined;
  readonly #arcs: Arcs;
  #positions = 0;

  constructor(path: string, { arcs, transform }: Topology) {
    this.#path = path;
    this.#transform = transform === undefined || transform === null ? undefined : (transform as Transform);
    if (this.#transform && !(Array.isArray(this.#transform.scale) && Array.isArray(this.#transform.translate))) {
      throw broken(path, 'transform');
    }
    this.#arcs = listOf(arcs).map((arc) => this.#decodeArc(listOf(arc) as readonly Position[]));
  }

  geometry(shape: Shape | null | undefined, depth: number): unknown {
    if (!shape || shape.type === null || shape.type === undefined) return null;
    if (depth > limits.depth) throw broken(this.#path, 'geometries');
    const { type, coordinates, arcs } = shape;
    switch (type) {
      case 'Point':
        return { type, coordinates: this.#place(coordinates as Position) };
      case 'MultiPoint':
        return { type, coordinates: (listOf(coordinates) as readonly Position[]).map((one) => this.#place(one)) };
      case 'LineString':
        return { type, coordinates: this.#line(arcs, 2) };
      case 'MultiLineString':
        return { type, coordinates: listOf(arcs).map((one) => this.#line(one, 2)) };
      case 'Polygon':
        return { type, coordinates: listOf(arcs).map((ring) => this.#line(ring, 4)) };
      case 'MultiPolygon':
        return {
          type,
          coordinates: listOf(arcs).map((polygon) => listOf(polygon).map((ring) => this.#line(ring, 4))),
        };
      case 'GeometryCollection': {
        const geometries = listOf(shape.geometries).map((one) => this.geometry(one as Shape, depth + 1));
        return { type, geometries };
      }
      default:
        throw broken(this.#path, String(type));
    }
  }

  #decodeArc(arc: readonly Position[]): readonly Position[] {
    let [x, y] = [0, 0];
    return arc.map((position) => {
      if (!Array.isArray(position)) throw broken(this.#path, 'arcs');
      if (!this.#transform) return position;
      x += Number(position[0]);
      y += Number(position[1]);
      return this.#place([x, y]);
    });
  }

  #place(position: Position): Position {
    if (!Array.isArray(position)) throw broken(this.#path, 'coordinates');
    if (!this.#transform) return position;
    const { scale, translate } = this.#transform;
    const at = (i: number) => Number(position[i]) * (scale[i] ?? 1) + (translate[i] ?? 0);
    return [at(0), at(1)];
  }

  /** Arcs one behind the other; short ones are closed as the specification of GeoJSON asks (a ring has four positions). */
  #line(arcs: unknown, least: number): readonly Position[] {
    const line: Position[] = [];
    for (const number of listOf(arcs)) {
      const index = Number(number);
      const arc = this.#arcs[index < 0 ? ~index : index];
      if (!arc) throw broken(this.#path, `arc ${String(number)}`);
      this.#positions += arc.length;
      if (this.#positions > mostPositions) throw broken(this.#path, `> ${mostPositions}`);
      const run = index < 0 ? arc.toReversed() : arc;
      for (let i = line.length > 0 ? 1 : 0; i < run.length; i++) line.push(run[i] as Position);
    }
    while (line.length > 0 && line.length < least) line.push(line[0] as Position);
    return line;
  }
}
