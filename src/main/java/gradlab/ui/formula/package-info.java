/** Formulas as pictures. */
package gradlab.ui.formula;
