/** Formulas that a reader types: read, computed and differentiated exactly. They can do nothing else. */
package gradlab.math.expression;
