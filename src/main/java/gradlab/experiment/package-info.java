/** The question: the immutable specification of an experiment, its text forms, presets, history and files. */
package gradlab.experiment;
