package gradlab.train;

import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.WeightEdit;
import java.util.List;

/** The weights that are set by hand in the course of a run, each right after the step it names. */
final class HandEdits {

    private final ExperimentSpec spec;
    private long next = Long.MAX_VALUE;

    /** Gives one parameter a value. */
    @FunctionalInterface
    interface Hand {
        void set(int parameter, double value);
    }

    HandEdits(ExperimentSpec spec) {
        this.spec = spec;
    }

    /** Those before the first update. */
    void begin(Hand hand) {
        make(spec.edits().stream().filter(edit -> edit.step() == 0).toList(), hand);
        findNext(0);
    }

    /** Weights that were set since an earlier specification get their values, those that no longer are get their old ones. */
    void takeUp(List<WeightEdit> earlier, long step, Hand hand) {
        for (WeightEdit gone : earlier.reversed()) {
            if (gone.step() <= step && !spec.edits().contains(gone)) {
                hand.set(gone.indexIn(spec.network()), gone.before());
            }
        }
        make(spec.edits().stream().filter(edit -> edit.step() <= step && !earlier.contains(edit)).toList(), hand);
        findNext(step);
    }

    /** Those after this step; none are made if the run has {@code ended}. */
    void after(long step, boolean ended, Hand hand) {
        if (step == next) {
            if (!ended) {
                make(spec.edits().stream().filter(edit -> edit.step() == step).toList(), hand);
            }
            findNext(step);
        }
    }

    private void make(List<WeightEdit> edits, Hand hand) {
        edits.forEach(edit -> hand.set(edit.indexIn(spec.network()), edit.value()));
    }

    private void findNext(long step) {
        next = spec.edits().stream().mapToLong(WeightEdit::step).filter(at -> at > step).min().orElse(Long.MAX_VALUE);
    }
}
