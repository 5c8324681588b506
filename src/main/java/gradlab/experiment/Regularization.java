package gradlab.experiment;

import gradlab.catalogue.Named;

/** Penalties and noise that hold a network back. To add one, add a record here. */
public sealed interface Regularization {

    @Named(en = "none", ru = "нет")
    record None() implements Regularization {
    }
}
