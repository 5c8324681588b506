package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import java.util.Optional;
import javafx.scene.Node;

/** Which drawing stands for which kind of widget. */
public final class Widgets {

    private Widgets() {
    }

    /**
     * The widget, live on its page.
     *
     * @param id of its block; the node's id is {@code widget-} and this
     * @throws gradlab.catalogue.BadInput if the block names what does not exist
     */
    public static Optional<Node> of(Sheet page, String id, WidgetSpec spec) {
        return switch (spec.kind()) {
            case ACTIVATION_CURVE -> Optional.of(new ActivationCurve(page, id, spec));
            case NEURON -> Optional.of(new NeuronWidget(page, id, spec));
            case MATRIX_VECTOR -> Optional.of(new MatrixVector(page, id, spec));
            case VECTOR -> Optional.of(new VectorWidget(page, id, spec));
            case TANGENT -> Optional.of(new Tangent(page, id, spec));
            case HEIGHT_MAP -> Optional.of(new HeightMap(page, id, spec));
            case LINE_AND_OUTLIER -> Optional.of(new LineAndOutlier(page, id, spec));
            case NEURON_LOSS -> Optional.of(new NeuronLoss(page, id, spec));
            case COMPUTATION_GRAPH -> Optional.of(new ComputationGraph(page, id, spec));
            case BOWL -> Optional.of(new Bowl(page, id, spec));
            case GRADIENT_CLOUD -> Optional.of(new GradientCloud(page, id, spec));
            case MEMORY_TAIL -> Optional.of(new MemoryTail(page, id, spec));
            case RARE_FEATURE -> Optional.of(new RareFeature(page, id, spec));
            case RATE_CURVE -> Optional.of(new RateCurve(page, id, spec));
            case FIRST_STEP -> Optional.of(new FirstStep(page, id, spec));
            case MEMORY_STRIP -> Optional.of(new MemoryStrip(page, id, spec));
            case RUN_TABLE -> Optional.of(new RunTable(page, id, spec));
            case CROSS_VALIDATION -> Optional.of(new CrossValidation(page, id, spec));
            case PREACTIVATIONS -> Optional.of(new Preactivations(page, id, spec));
            case FACTOR_CHAIN -> Optional.of(new FactorChain(page, id, spec));
            case LAYER_SPREAD -> Optional.of(new LayerSpread(page, id, spec));
            case FEATURE_SCALE -> Optional.of(new FeatureScale(page, id, spec));
            case NORMALIZATION_TABLE -> Optional.of(new NormalizationTable(page, id, spec));
            case DEAD_NEURON -> Optional.of(new DeadNeuron(page, id, spec));
            case MATRIX_GRID -> Optional.of(new MatrixGrid(page, id, spec));
            case ELLIPSE -> Optional.of(new EllipseWidget(page, id, spec));
            case SIGMA_BARS -> Optional.of(new SigmaBars(page, id, spec));
            case GRADIENT_ASSEMBLY -> Optional.of(new GradientAssembly(page, id, spec));
            case GRADIENT_FAN -> Optional.of(new GradientFan(page, id, spec));
            case LOCAL_ELLIPSE -> Optional.of(new LocalEllipse(page, id, spec));
            case SMOOTHING -> Optional.of(new Smoothing(page, id, spec));
            case DROPOUT -> Optional.of(new DropoutWidget(page, id, spec));
            case PATIENCE -> Optional.of(new PatienceWidget(page, id, spec));
            case WORD_MAP -> Optional.of(new WordMap(page, id, spec));
            case BOTTLENECK -> Optional.of(new Bottleneck(page, id, spec));
            case NEURON_SWAP -> Optional.of(new NeuronSwap(page, id, spec));
            case RUN_DOTS -> Optional.of(new RunDots(page, id, spec));
        };
    }
}
