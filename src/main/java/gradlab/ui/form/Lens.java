package gradlab.ui.form;

import gradlab.experiment.ExperimentSpec;
import java.util.function.BiFunction;
import java.util.function.Function;

/** One choice of an experiment: how it is read off a specification, and how a specification with another looks. */
record Lens<T>(Function<ExperimentSpec, T> of, BiFunction<ExperimentSpec, T, ExperimentSpec> with) {
}
