package gradlab.experiment;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;

/** When to stop before the steps are over. To add a way, add a record here. */
public sealed interface EarlyStop {

    @Named(en = "none", ru = "нет")
    record None() implements EarlyStop {
    }

    /**
     * Stops when the loss on the test part was not lower than ever before for so many checks in a row.
     *
     * @param checks how many checks without a new lowest loss end the run
     * @param every updates between two checks
     * @param restore true to end with the weights that had the lowest loss, not with the last ones
     */
    @Named(en = "patience", ru = "терпение")
    record Patience(
            @Named(en = "checks", ru = "проверок") @Range(min = 1, max = 1_000_000) int checks,
            @Named(en = "every", ru = "каждые") @Range(min = 1, max = 1_000_000_000) int every,
            @Named(en = "restore", ru = "вернуть") boolean restore) implements EarlyStop {
        public Patience() {
            this(10, 10, true);
        }
    }
}
