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
     * @param where the place to name, given the keys that took part, the one to change first
     */
    static List<Problem> problems(ExperimentSpec spec, Function<List<Key>, Place> where) {
        List<Problem> problems = new ArrayList<>();
        String optimizer = Catalogues.OPTIMIZER.entryOf(spec.optimizer()).spelling().russian();
        if (spec.optimizer().needsAllExamples() && !spec.batches().isFull()) {
            problems.add(Problem.at(where.apply(List.of(Key.BATCH, Key.OPTIMIZER)), "spec.whole-set", optimizer));
        }
        if (spec.optimizer() instanceof Lbfgs && !(spec.clipping() instanceof Clipping.None)) {
            problems.add(Problem.at(where.apply(List.of(Key.CLIP, Key.OPTIMIZER)), "spec.clip", optimizer));
        }
        if (!(spec.earlyStop() instanceof EarlyStop.None) && spec.testShare() == 0) {
            problems.add(Problem.at(where.apply(List.of(Key.SPLIT, Key.EARLY_STOP)), "spec.early-stop"));
        }
        return problems;
    }

    /** @throws BadInput if something does not go together */
    public static void check(ExperimentSpec spec) {
        List<Problem> problems = problems(spec, keys -> new Place(keys.getFirst().spelling().english(), 1, 1));
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
