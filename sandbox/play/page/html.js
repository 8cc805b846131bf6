// Markup in template strings, without a build step. Draws nothing by itself.
import { h } from "preact";
import htm from "htm";

export const html = htm.bind(h);

// Class names, those that are falsy left out.
export const classes = (...names) => names.filter(Boolean).join(" ");
