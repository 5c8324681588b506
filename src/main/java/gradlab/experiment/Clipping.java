package gradlab.experiment;

import gradlab.catalogue.Named;

/** How too long a gradient is cut. To add a way, add a record here. */
public sealed interface Clipping {

    @Named(en = "none", ru = "нет")
    record None() implements Clipping {
    }
}
