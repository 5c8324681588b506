package gradlab.lesson;

import gradlab.experiment.ExperimentSpec;
import java.util.Optional;

/** What a step runs: an experiment, or its optimizer on a bowl. */
record Setup(ExperimentSpec spec, Optional<Step.Bowl> bowl) {

    static Setup of(ExperimentSpec spec) {
        return new Setup(spec, Optional.empty());
    }
}
