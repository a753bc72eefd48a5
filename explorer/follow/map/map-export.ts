/** The properties that a style sheet gives the parts of the map. */
const STYLED = ['fill', 'stroke', 'stroke-width', 'fill-opacity', 'stroke-opacity'] as const;
/** Points of the picture per unit of the map. */
const SCALE = 2;

/** The map as a file of its own: with the colours that it has now. */
export function svgText(shown: SVGSVGElement): string {
  const copy = shown.cloneNode(true) as SVGSVGElement;
  const parts = copy.querySelectorAll<SVGElement>('path, circle');
  for (const [index, part] of shown.querySelectorAll<SVGElement>('path, circle').entries()) {
    const style = getComputedStyle(part);
    for (const name of STYLED) parts[index]?.setAttribute(name, style.getPropertyValue(name));
    parts[index]?.removeAttribute('class');
  }
  copy.removeAttribute('class');
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return new XMLSerializer().serializeToString(copy);
}

export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    const [, , width = 0, height = 0] = (/viewBox="([^"]+)"/.exec(svg)?.[1] ?? '').split(' ').map(Number);
    canvas.width = width * SCALE;
    canvas.height = height * SCALE;
    // Kept in memory, since all of it is read back at once.
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no canvas');
    context.fillStyle = getComputedStyle(document.body).backgroundColor;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
