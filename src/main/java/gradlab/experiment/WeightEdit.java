package gradlab.experiment;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.nn.NetworkShape;
import java.util.ArrayList;
import java.util.List;

/**
 * One number of the network that was set by hand at a step of the run: from there on training goes on with it. What the
 * optimizer remembers stays as it is. Layers and units count from 1; {@code step} is the number of updates made before.
 * Where an edit is taken back later in the run, the number becomes what it was before.
 */
public sealed interface WeightEdit {

    /** So many in one experiment. */
    int MOST = 500;

    int layer();

    /** What the number becomes. */
    double value();

    /** What it was. */
    double before();

    int step();

    /** True if a network of this shape has such a number. */
    boolean fits(NetworkShape shape);

    /** Where the number stands among all parameters of a network it fits. */
    int indexIn(NetworkShape shape);

    /** {@code W2[3,1]} or {@code b2[3]}, as in {@code torch}: the unit it leads to comes first. */
    String name();

    /** The same number with other values. */
    WeightEdit with(double value, double before);

    private static int offset(NetworkShape shape, int layer) {
        int offset = 0;
        for (int l = 1; l < layer; l++) {
            offset += (shape.units(l - 1) + 1) * shape.units(l);
        }
        return offset;
    }

    /** Edits with one more; of two of the same number at the same step one is made, or none if it comes back to what it was. */
    static List<WeightEdit> with(List<WeightEdit> edits, WeightEdit next) {
        List<WeightEdit> all = new ArrayList<>(edits);
        double before = next.before();
        WeightEdit last = edits.stream().filter(edit -> edit.name().equals(next.name()) && edit.step() == next.step()).findFirst().orElse(next);
        if (last != next) {
            all.remove(last);
            before = last.before();
        }
        if (Double.compare(before, next.value()) != 0) {
            all.add(next.with(next.value(), before));
        }
        return all;
    }

    /** The weight of the link from unit {@code input} of the layer before to unit {@code neuron} of {@code layer}. */
    @Named(en = "weight", ru = "вес")
    record Weight(
            @Named(en = "layer", ru = "слой") @Range(min = 1, max = ExperimentSpec.MAX_HIDDEN + 1) int layer,
            @Named(en = "neuron", ru = "нейрон") @Range(min = 1, max = 1_000_000) int neuron,
            @Named(en = "input", ru = "вход") @Range(min = 1, max = 1_000_000) int input,
            @Named(en = "becomes", ru = "станет") @Range(min = -1e300, max = 1e300) double value,
            @Named(en = "was", ru = "было") @Range(min = -1e300, max = 1e300) double before,
            @Named(en = "at", ru = "шаг") @Range(min = 0, max = Integer.MAX_VALUE) int step) implements WeightEdit {
        public Weight() {
            this(1, 1, 1, 0, 0, 0);
        }

        @Override
        public boolean fits(NetworkShape shape) {
            return layer >= 1 && layer <= shape.depth() && input >= 1 && input <= shape.units(layer - 1)
                    && neuron >= 1 && neuron <= shape.units(layer);
        }

        @Override
        public int indexIn(NetworkShape shape) {
            return offset(shape, layer) + (input - 1) * shape.units(layer) + neuron - 1;
        }

        @Override
        public String name() {
            return "W" + layer + "[" + neuron + "," + input + "]";
        }

        @Override
        public Weight with(double newValue, double newBefore) {
            return new Weight(layer, neuron, input, newValue, newBefore, step);
        }
    }

    /** The bias of a unit. */
    @Named(en = "bias", ru = "смещение")
    record Bias(
            @Named(en = "layer", ru = "слой") @Range(min = 1, max = ExperimentSpec.MAX_HIDDEN + 1) int layer,
            @Named(en = "neuron", ru = "нейрон") @Range(min = 1, max = 1_000_000) int neuron,
            @Named(en = "becomes", ru = "станет") @Range(min = -1e300, max = 1e300) double value,
            @Named(en = "was", ru = "было") @Range(min = -1e300, max = 1e300) double before,
            @Named(en = "at", ru = "шаг") @Range(min = 0, max = Integer.MAX_VALUE) int step) implements WeightEdit {
        public Bias() {
            this(1, 1, 0, 0, 0);
        }

        @Override
        public boolean fits(NetworkShape shape) {
            return layer >= 1 && layer <= shape.depth() && neuron >= 1 && neuron <= shape.units(layer);
        }

        @Override
        public int indexIn(NetworkShape shape) {
            return offset(shape, layer) + shape.units(layer - 1) * shape.units(layer) + neuron - 1;
        }

        @Override
        public String name() {
            return "b" + layer + "[" + neuron + "]";
        }

        @Override
        public Bias with(double newValue, double newBefore) {
            return new Bias(layer, neuron, newValue, newBefore, step);
        }
    }
}
