import type { Settings } from "sigma/settings";
import type { NodeDisplayData, PartialButFor } from "sigma/types";
import type { Palette } from "../../core/palette";

type Drawn = PartialButFor<NodeDisplayData, "x" | "y" | "size" | "label" | "color">;

const BOX_WIDTH = 280;
const PADDING = 9;

/** Writes a label with a halo in the colour of the background, readable over edges. */
export function labelDrawer(palette: Palette) {
  return (context: CanvasRenderingContext2D, data: Drawn, settings: Settings): void => {
    if (!data.label) return;
    const strong = data.forceLabel === true;
    context.font = `${strong ? 600 : settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`;
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = palette.background;
    context.fillStyle = String(data.labelColor ?? palette.ink);
    context.textAlign = "center";
    const y = data.y + data.size + settings.labelSize + 3;
    context.strokeText(data.label, data.x, y);
    context.fillText(data.label, data.x, y);
    context.textAlign = "start";
  };
}

/** Draws the full name of the node under the pointer, and a line that describes it. */
export function hoverDrawer(palette: Palette) {
  return (context: CanvasRenderingContext2D, data: Drawn, settings: Settings): void => {
    const name = String(data.name ?? data.label ?? "");
    const note = String(data.note ?? "");
    context.font = `600 ${settings.labelSize}px ${settings.labelFont}`;
    const lines = wrap(context, name, BOX_WIDTH);
    const line = settings.labelSize + 5;
    const widths = [...lines, note].map((text) => context.measureText(text).width);
    const width = Math.max(...widths) + 2 * PADDING;
    const height = (lines.length + (note ? 1 : 0)) * line + 2 * PADDING - 4;
    const { x, y } = place(context, data, width, height);
    drawRing(context, data, palette);
    drawBox(context, x, y, width, height, palette);
    context.fillStyle = palette.ink;
    lines.forEach((text, index) =>
      context.fillText(text, x + PADDING, y + PADDING + 10 + index * line),
    );
    context.font = `400 ${settings.labelSize - 1}px ${settings.labelFont}`;
    context.globalAlpha = 0.75;
    context.fillText(note, x + PADDING, y + PADDING + 10 + lines.length * line);
    context.globalAlpha = 1;
  };
}

function drawRing(context: CanvasRenderingContext2D, data: Drawn, palette: Palette): void {
  context.beginPath();
  context.arc(data.x, data.y, data.size + 5, 0, 2 * Math.PI);
  context.lineWidth = 2;
  context.strokeStyle = palette.ink;
  context.stroke();
}

function drawBox(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  palette: Palette,
): void {
  context.beginPath();
  context.roundRect(x, y, width, height, 8);
  context.fillStyle = palette.background;
  context.shadowColor = "rgba(0, 0, 0, 0.35)";
  context.shadowBlur = 14;
  context.fill();
  context.shadowBlur = 0;
  context.lineWidth = 1;
  context.strokeStyle = palette.edge;
  context.stroke();
}

/** Keeps the box inside the canvas, right of the node where there is room. */
function place(context: CanvasRenderingContext2D, data: Drawn, width: number, height: number) {
  const scale = context.getTransform().a || 1;
  const room = context.canvas.width / scale;
  const right = data.x + data.size + 10;
  const x = right + width < room ? right : Math.max(4, data.x - data.size - 10 - width);
  return { x, y: Math.max(4, data.y - height / 2) };
}

function wrap(context: CanvasRenderingContext2D, text: string, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line ? `${line} ${word}` : word;
    if (line && context.measureText(longer).width > most) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}
