import { NodeProgram } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import type { ProgramInfo } from "sigma/rendering";
import type { Shape } from "../../core/kinds";

const SHAPES: Readonly<Record<Shape, number>> = {
  circle: 0,
  square: 1,
  diamond: 2,
  hexagon: 3,
  triangle: 4,
};

/** What the program reads of a node beside sigma's own display data. */
export interface ShapeData {
  readonly shape: Shape;
  readonly ring: string;
}

// A triangle around the node's disc: its three corners lie at these angles.
const CORNERS = [0, (2 * Math.PI) / 3, (4 * Math.PI) / 3];

const VERTEX_SHADER = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_ring;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_angle;

uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;

varying vec4 v_color;
varying vec4 v_ring;
varying vec2 v_offset;
varying float v_radius;
varying float v_shape;

const float bias = 255.0 / 254.0;

void main() {
  float size = a_size * u_correctionRatio / u_sizeRatio * 6.0;
  vec2 offset = size * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + offset, 1)).xy, 0, 1);
  v_offset = offset;
  v_radius = size / 3.0;
  v_shape = a_shape;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
  v_ring = a_ring;
  v_ring.a *= bias;
}
`;

// Each shape is its signed distance; shapes are scaled to look equally heavy.
const FRAGMENT_SHADER = /* glsl */ `
precision highp float;

varying vec4 v_color;
varying vec4 v_ring;
varying vec2 v_offset;
varying float v_radius;
varying float v_shape;

uniform float u_correctionRatio;

const vec4 transparent = vec4(0.0);

float box(vec2 p, float half_side, float corner) {
  vec2 d = abs(p) - vec2(half_side - corner);
  return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0) - corner;
}

float hexagon(vec2 p, float radius) {
  p = abs(p);
  return max(p.x * 0.866025 + p.y * 0.5, p.y) - radius;
}

float triangle(vec2 p, float radius) {
  p.y += radius * 0.18;
  return max(abs(p.x) * 0.866025 + p.y * 0.5, -p.y) - radius * 0.62;
}

float distanceTo(vec2 p, float radius) {
  if (v_shape < 0.5) return length(p) - radius;
  if (v_shape < 1.5) return box(p, radius * 0.88, radius * 0.22);
  if (v_shape < 2.5) return box(mat2(0.7071, 0.7071, -0.7071, 0.7071) * p, radius * 0.82, radius * 0.12);
  if (v_shape < 3.5) return hexagon(p, radius * 0.94);
  return triangle(p, radius * 1.16);
}

void main(void) {
  float pixel = u_correctionRatio * 2.0;
  float d = distanceTo(v_offset, v_radius);
  float ring = pixel * 2.0;

  #ifdef PICKING_MODE
  gl_FragColor = d > ring + pixel ? transparent : v_color;
  #else
  vec4 body = mix(v_color, v_ring, smoothstep(0.0, pixel, d));
  gl_FragColor = mix(body, transparent, smoothstep(ring, ring + pixel, d));
  #endif
}
`;

const UNIFORMS = ["u_sizeRatio", "u_correctionRatio", "u_matrix"] as const;

/** Draws each node in the shape of its kind, with a ring around it. */
export class ShapeProgram extends NodeProgram<(typeof UNIFORMS)[number]> {
  override getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
    return {
      VERTICES: 3,
      VERTEX_SHADER_SOURCE: VERTEX_SHADER,
      FRAGMENT_SHADER_SOURCE: FRAGMENT_SHADER,
      METHOD: TRIANGLES,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_shape", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_ring", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_angle", size: 1, type: FLOAT }],
      CONSTANT_DATA: CORNERS.map((angle) => [angle]),
    };
  }

  override processVisibleItem(index: number, start: number, data: NodeDisplayData): void {
    const { shape, ring } = data as NodeDisplayData & ShapeData;
    const values = [
      data.x,
      data.y,
      data.size,
      SHAPES[shape],
      floatColor(data.color),
      floatColor(ring),
      index,
    ];
    this.array.set(values, start);
  }

  override setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    gl.uniform1f(uniformLocations.u_correctionRatio ?? null, params.correctionRatio);
    gl.uniform1f(uniformLocations.u_sizeRatio ?? null, params.sizeRatio);
    gl.uniformMatrix3fv(uniformLocations.u_matrix ?? null, false, params.matrix);
  }
}
