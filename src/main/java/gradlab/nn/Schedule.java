package gradlab.nn;

import gradlab.catalogue.Named;

/** How the learning rate changes with the steps. To add a schedule, add a record here. */
public sealed interface Schedule {

    /** The rate of update {@code step} (0 = the first). */
    double rate(double base, long step);

    @Named(en = "constant", ru = "постоянная")
    record Constant() implements Schedule {
        @Override
        public double rate(double base, long step) {
            return base;
        }
    }
}
