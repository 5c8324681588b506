package gradlab.ui;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What a workplace finds in its window.
 *
 * @param typeface families of text and of figures
 * @param background for files; work that computes for long has threads of its own
 * @param files asks for files
 * @param nanos a clock in nanoseconds
 * @param say tells one quiet sentence in the status line
 */
public record Premises(LabModel model, Words words, FrameClock clock, Typeface typeface, Background background, FileChoice files,
        LongSupplier nanos, Consumer<String> say) {

    /** Goes back to the network and its charts. */
    public void leave() {
        model.go(Workplace.LAB);
    }
}
