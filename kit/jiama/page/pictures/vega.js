// Of Vega what the stored drawings use: no compiler, no maps, no forces, no loading of files.
import * as encode from "vega-encode";
import * as transform from "vega-transforms";
import * as viewTransform from "vega-view-transforms";
import { transforms } from "vega-dataflow";
import { parse } from "vega-parser";
import { View } from "vega-view";

Object.assign(transforms, transform, viewTransform, encode);

export { View, parse };
