/** The page with the statements of the notes: verdicts, reasons, and experiments that can be run on the spot. */
package gradlab.ui.notes;
