package gradlab.ui;

import gradlab.catalogue.Catalogue;
import gradlab.experiment.Catalogues;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Presets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The first experiment with every member of every catalogue in turn. */
public final class EveryChoice {

    private EveryChoice() {
    }

    public static List<ExperimentSpec> all() {
        ExperimentSpec first = Presets.first();
        List<ExperimentSpec> all = new ArrayList<>();
        all.addAll(each(Catalogues.DATA, first::withData));
        all.addAll(each(Catalogues.SCALING, first::withInputs));
        all.addAll(each(Catalogues.ACTIVATION, first::withActivation));
        all.addAll(each(Catalogues.NORMALIZATION, first::withNormalization));
        all.addAll(each(Catalogues.INITIALIZER, first::withInitializer));
        all.addAll(each(Catalogues.LOSS, first::withLoss));
        all.addAll(each(Catalogues.OPTIMIZER, first::withOptimizer));
        all.addAll(each(Catalogues.SCHEDULE, first::withSchedule));
        all.addAll(each(Catalogues.DIRECTIONS, first::withDirections));
        all.addAll(each(Catalogues.REGULARIZATION, member -> first.withRegularization(List.of(member))));
        all.addAll(each(Catalogues.CLIPPING, first::withClipping));
        all.addAll(each(Catalogues.EARLY_STOP, first::withEarlyStop));
        all.addAll(each(Catalogues.AUGMENTATION, first::withAugmentation));
        return all;
    }

    private static <T> List<ExperimentSpec> each(Catalogue<T> catalogue, Function<T, ExperimentSpec> with) {
        return catalogue.entries().stream().filter(entry -> entry.parameters().stream().noneMatch(parameter -> parameter.type() == Path.class || parameter.type() == String.class))
                .map(entry -> with.apply(entry.standard())).toList();
    }
}
