package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
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
    public static Node of(Sheet page, String id, WidgetSpec spec) {
        return switch (spec.kind()) {
            case ACTIVATION_CURVE -> new ActivationCurve(page, id, spec);
            case NEURON -> new NeuronWidget(page, id, spec);
            case MATRIX_VECTOR -> new MatrixVector(page, id, spec);
            case VECTOR -> new VectorWidget(page, id, spec);
            case TANGENT -> new Tangent(page, id, spec);
            case HEIGHT_MAP -> new HeightMap(page, id, spec);
            case LINE_AND_OUTLIER -> new LineAndOutlier(page, id, spec);
            case NEURON_LOSS -> new NeuronLoss(page, id, spec);
            case COMPUTATION_GRAPH -> new ComputationGraph(page, id, spec);
            case BOWL -> new Bowl(page, id, spec);
            case GRADIENT_CLOUD -> new GradientCloud(page, id, spec);
            case MEMORY_TAIL -> new MemoryTail(page, id, spec);
            case RARE_FEATURE -> new RareFeature(page, id, spec);
            case RATE_CURVE -> new RateCurve(page, id, spec);
            case FIRST_STEP -> new FirstStep(page, id, spec);
            case MEMORY_STRIP -> new MemoryStrip(page, id, spec);
            case RUN_TABLE -> new RunTable(page, id, spec);
            case CROSS_VALIDATION -> new CrossValidation(page, id, spec);
            case PREACTIVATIONS -> new Preactivations(page, id, spec);
            case FACTOR_CHAIN -> new FactorChain(page, id, spec);
            case LAYER_SPREAD -> new LayerSpread(page, id, spec);
            case FEATURE_SCALE -> new FeatureScale(page, id, spec);
            case NORMALIZATION_TABLE -> new NormalizationTable(page, id, spec);
            case DEAD_NEURON -> new DeadNeuron(page, id, spec);
            case MATRIX_GRID -> new MatrixGrid(page, id, spec);
            case ELLIPSE -> new EllipseWidget(page, id, spec);
            case SIGMA_BARS -> new SigmaBars(page, id, spec);
            case GRADIENT_ASSEMBLY -> new GradientAssembly(page, id, spec);
            case GRADIENT_FAN -> new GradientFan(page, id, spec);
            case LOCAL_ELLIPSE -> new LocalEllipse(page, id, spec);
            case SMOOTHING -> new Smoothing(page, id, spec);
            case DROPOUT -> new DropoutWidget(page, id, spec);
            case PATIENCE -> new PatienceWidget(page, id, spec);
            case WORD_MAP -> new WordMap(page, id, spec);
            case BOTTLENECK -> new Bottleneck(page, id, spec);
            case NEURON_SWAP -> new NeuronSwap(page, id, spec);
            case RUN_DOTS -> new RunDots(page, id, spec);
        };
    }
}
