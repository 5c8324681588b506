package gradlab.experiment;

import gradlab.catalogue.Named;
import java.nio.file.Path;

/** Where the first weights come from: drawn by the initialiser, read from a file, or learned in a run before this one. */
public sealed interface StartWeights {

    /** The same choice for runs with other seeds. */
    default StartWeights withSeeds(Seeds seeds) {
        return this;
    }

    @Named(en = "none", ru = "нет")
    record Drawn() implements StartWeights {
    }

    /** A {@code .npz} file with {@code layerK.weight} (out × in) and {@code layerK.bias}; see {@link WeightsFile}. */
    @Named(en = "file", ru = "файл")
    record FromFile(@Named(en = "file", ru = "файл") Path file) implements StartWeights {
        public FromFile() {
            this(Path.of(""));
        }
    }

    /**
     * What another run of the same network ends with. Nothing else of that run stays: the optimizer, the schedule and the
     * order of batches begin afresh.
     *
     * @param run of {@code run.steps()} updates; it may itself begin with learned weights
     */
    @Named(en = "trained", ru = "обученные")
    record Trained(@Named(en = "run", ru = "запуск") ExperimentSpec run) implements StartWeights {

        /** So many runs one after the other at most. */
        public static final int LONGEST_CHAIN = 8;

        /** What the earlier run would measure has no influence on its weights. */
        public Trained {
            run = run.withProbes(java.util.List.of());
        }

        public Trained() {
            this(ExperimentSpec.standard());
        }

        /** How many runs stand before, this one's included. */
        public int chain() {
            return 1 + (run.weights() instanceof Trained before ? before.chain() : 0);
        }

        @Override
        public StartWeights withSeeds(Seeds seeds) {
            return new Trained(run.reseeded(seeds));
        }
    }
}
