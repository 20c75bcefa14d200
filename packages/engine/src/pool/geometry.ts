/**
 * Whether a shape (GeoJSON geometry as text) has a position that is no place on the globe: longitude beyond ±180,
 * latitude beyond ±90, or no numbers. Text that is no JSON has none (that is another rule's business). Nothing recurses.
 */
export function positionOffGlobe(geometry: string): boolean {
  let shape: unknown;
  try {
    shape = JSON.parse(geometry);
  } catch (cause) {
    if (cause instanceof SyntaxError) return false;
    throw cause;
  }
  const open: unknown[] = [shape];
  while (open.length > 0) {
    const one = open.pop();
    if (one === null || typeof one !== 'object') continue;
    if (!Array.isArray(one)) {
      const { coordinates, geometries } = one as { readonly coordinates?: unknown; readonly geometries?: unknown };
      open.push(coordinates, geometries);
    } else if (one.length > 0 && !one.some((part) => typeof part === 'object' && part !== null)) {
      if (!isOnGlobe(one)) return true;
    } else for (const part of one) open.push(part);
  }
  return false;
}

const isOnGlobe = ([lon, lat]: readonly unknown[]): boolean =>
  typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
