package gradlab.parity;

import gradlab.data.BatchPlan;
import gradlab.experiment.ExperimentSpec;
import gradlab.golden.SampleData;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.nn.Optimizer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The networks and examples that are compared. */
enum Networks {
    NUMBERS("plane-numbers", 2, 8, 8, 1),
    CLASSES("plane-classes", 2, 8, 8, 1),
    THREE_CLASSES("three-classes", 4, 16, 3),
    FOUR_CLASSES("four-classes", 8, 12, 12, 4);

    /** 32 leaves a last batch of four of the hundred examples; 0 takes all of them at once. */
    static final List<Integer> BATCHES = List.of(32, 0);

    private final SampleData data;
    private final int[] sizes;

    Networks(String data, int... sizes) {
        this.data = SampleData.named(data);
        this.sizes = sizes;
    }

    SampleData data() {
        return data;
    }

    int outputs() {
        return sizes[sizes.length - 1];
    }

    /** In file order, without a test part; the table is written to the folder. */
    ExperimentSpec spec(Path folder, Activation activation, Optimizer optimizer, int batch) {
        List<LayerSpec> hidden = Arrays.stream(sizes, 1, sizes.length - 1).mapToObj(units -> new LayerSpec(units, activation)).toList();
        return ExperimentSpec.standard().withData(data.in(folder)).withTestShare(0).withEnds(sizes[0], outputs()).withHidden(hidden)
                .withOptimizer(optimizer).withBatches(new BatchPlan(batch, false)).withSteps(Parity.STEPS);
    }

    @Override
    public String toString() {
        return data.name() + " " + String.join("-", Arrays.stream(sizes).mapToObj(Integer::toString).toList());
    }
}
