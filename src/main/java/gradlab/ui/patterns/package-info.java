/** What the weights of many runs have in common: trained in the background, drawn before and after training beside each other. */
package gradlab.ui.patterns;
