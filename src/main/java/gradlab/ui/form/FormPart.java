package gradlab.ui.form;

import gradlab.experiment.ExperimentSpec;

/** A part of the form. It edits through the model and shows what the model says; it never shows what it edited by itself. */
interface FormPart {

    /** Shows the experiment in the language of the moment. */
    void follow(ExperimentSpec spec);
}
