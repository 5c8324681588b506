/** The form of an experiment, made from the catalogues: a new member of a catalogue appears here by itself. */
package gradlab.ui.form;
