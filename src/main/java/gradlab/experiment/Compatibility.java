package gradlab.experiment;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.data.BatchPlan;
import gradlab.nn.Lbfgs;
import gradlab.nn.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Choices that do not go together, whatever the data are. */
public final class Compatibility {

    private Compatibility() {
    }

    /**
     * What does not go together.
     *
     * @param where the place of a key, for the messages
     */
    static List<Problem> problems(ExperimentSpec spec, Function<Key, Place> where) {
        List<Problem> problems = new ArrayList<>();
        String optimizer = Catalogues.OPTIMIZER.entryOf(spec.optimizer()).spelling().russian();
        if (spec.optimizer().needsAllExamples() && !spec.batches().isFull()) {
            problems.add(Problem.at(where.apply(Key.BATCH), "spec.whole-set", optimizer));
        }
        if (spec.optimizer() instanceof Lbfgs && !(spec.clipping() instanceof Clipping.None)) {
            problems.add(Problem.at(where.apply(Key.CLIP), "spec.clip", optimizer));
        }
        return problems;
    }

    /** @throws BadInput if something does not go together */
    public static void check(ExperimentSpec spec) {
        List<Problem> problems = problems(spec, key -> new Place(key.spelling().english(), 1, 1));
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
    }

    /** Another optimizer, with what it cannot do without: all examples at once, or a gradient that nobody cuts. */
    public static ExperimentSpec withOptimizer(ExperimentSpec spec, Optimizer changed) {
        ExperimentSpec fitting = spec.withOptimizer(changed);
        if (changed.needsAllExamples()) {
            fitting = fitting.withBatches(new BatchPlan(0, spec.batches().shuffle()));
        }
        return changed instanceof Lbfgs ? fitting.withClipping(new Clipping.None()) : fitting;
    }
}
