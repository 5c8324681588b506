package gradlab.experiment;

import gradlab.catalogue.Named;

/** What stands between a hidden layer's sum and its activation. To add a way, add a record here. */
public sealed interface Normalization {

    @Named(en = "none", ru = "нет")
    record None() implements Normalization {
    }
}
