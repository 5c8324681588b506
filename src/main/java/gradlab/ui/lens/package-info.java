/** One training step under the lens: layer by layer, with its formulas and numbers. */
package gradlab.ui.lens;
