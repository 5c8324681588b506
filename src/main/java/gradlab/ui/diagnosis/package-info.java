/** The strip of the window that says what keeps the network from learning. */
package gradlab.ui.diagnosis;
