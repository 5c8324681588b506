package gradlab.lesson;

import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Key;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a step runs: an experiment, or its optimizer on a bowl.
 *
 * @param written the keys that the step, or the one it is like, sets, with the English names of the parameters it gives
 */
record Setup(ExperimentSpec spec, Optional<Step.Bowl> bowl, Map<Key, Set<String>> written) {

    Setup {
        written = Map.copyOf(written);
    }

    Setup(ExperimentSpec spec, Optional<Step.Bowl> bowl) {
        this(spec, bowl, Map.of());
    }

    static Setup of(ExperimentSpec spec) {
        return new Setup(spec, Optional.empty());
    }
}
