/** The lesson at the right of the window: text with formulas and live numbers, widgets, scenario steps, questions. */
package gradlab.ui.lesson;
