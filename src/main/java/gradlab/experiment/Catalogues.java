package gradlab.experiment;

import gradlab.catalogue.Catalogue;
import gradlab.data.Augmentation;
import gradlab.data.DataSource;
import gradlab.data.Scaling;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.Loss;
import gradlab.nn.Normalization;
import gradlab.nn.Optimizer;
import gradlab.nn.Schedule;
import gradlab.probe.Probe;
import gradlab.surface.Surface;
import java.util.List;

/** All catalogues of choices, each read off its sealed interface. */
public final class Catalogues {

    public static final Catalogue<DataSource> DATA = Catalogue.of(DataSource.class);
    public static final Catalogue<Scaling> SCALING = Catalogue.of(Scaling.class);
    public static final Catalogue<Activation> ACTIVATION = Catalogue.of(Activation.class);
    public static final Catalogue<Normalization> NORMALIZATION = Catalogue.of(Normalization.class);
    public static final Catalogue<Initializer> INITIALIZER = Catalogue.of(Initializer.class);
    public static final Catalogue<Loss> LOSS = Catalogue.of(Loss.class);
    public static final Catalogue<Optimizer> OPTIMIZER = Catalogue.of(Optimizer.class);
    public static final Catalogue<Schedule> SCHEDULE = Catalogue.of(Schedule.class);
    public static final Catalogue<Directions> DIRECTIONS = Catalogue.of(Directions.class);
    public static final Catalogue<Regularization> REGULARIZATION = Catalogue.of(Regularization.class);
    public static final Catalogue<Clipping> CLIPPING = Catalogue.of(Clipping.class);
    public static final Catalogue<Augmentation> AUGMENTATION = Catalogue.of(Augmentation.class);
    public static final Catalogue<EarlyStop> EARLY_STOP = Catalogue.of(EarlyStop.class);
    public static final Catalogue<StartWeights> WEIGHTS = Catalogue.of(StartWeights.class);
    public static final Catalogue<Surface> SURFACE = Catalogue.of(Surface.class);
    public static final Catalogue<Probe> PROBE = Catalogue.of(Probe.class);
    public static final Catalogue<WeightEdit> EDITS = Catalogue.of(WeightEdit.class);

    private Catalogues() {
    }

    public static List<Catalogue<?>> all() {
        return List.of(DATA, SCALING, ACTIVATION, NORMALIZATION, INITIALIZER, LOSS, OPTIMIZER, SCHEDULE, DIRECTIONS,
                REGULARIZATION, CLIPPING, AUGMENTATION, EARLY_STOP, WEIGHTS, SURFACE, PROBE, EDITS);
    }
}
