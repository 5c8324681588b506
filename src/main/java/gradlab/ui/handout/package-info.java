/** Sheets of tasks for a class, as PDF files. */
package gradlab.ui.handout;
