// Of Vega what the stored drawings use: no compiler, no maps, no forces, no loading of files.
import * as encode from "vega-encode";
import * as transform from "vega-transforms";
import * as viewTransform from "vega-view-transforms";
import { transforms } from "vega-dataflow";
import { expressionInterpreter } from "vega-interpreter";
import { parse } from "vega-parser";
import { View } from "vega-view";

Object.assign(transforms, transform, viewTransform, encode);

// A view of a drawing. Its expressions are interpreted, not compiled: a page that forbids code made
// from text (a content security policy without `unsafe-eval`) draws all the same.
export function viewOf(spec, options) {
  return new View(parse(spec, null, { ast: true }), { expr: expressionInterpreter, ...options });
}
