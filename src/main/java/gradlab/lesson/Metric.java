package gradlab.lesson;

import gradlab.catalogue.Spelling;
import gradlab.nn.Activation;
import gradlab.nn.NetworkShape;
import gradlab.probe.Matrix;
import gradlab.probe.Series;
import gradlab.probe.Spectra;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A measured quantity as a lesson names it: {@code насыщение[слой 2]}.
 *
 * @param layer for {@link Where#LAYER}, from 1
 * @param index which singular value for {@link Name#SIGMA} or weight for {@link Name#WEIGHT}, from 1
 * @param threshold relative threshold of a rank; NaN means the experiment's own
 */
public record Metric(Name name, Where where, int layer, int index, double threshold) {

    /** Which layer a metric speaks of. EACH is for charts only. */
    public enum Where {
        NETWORK, LAYER, OUTPUT, GREATEST, EACH
    }

    /** The metrics of format 1 that this lab measures, with the series they are read from and the picture that shows them. */
    public enum Name {
        LOSS("потери", "loss", "loss.train", false, "loss"),
        BATCH_LOSS("потери-пакета", "batch_loss", "loss.batch", false, "loss"),
        TEST_LOSS("проверочные-потери", "val_loss", "loss.test", false, "loss"),
        LOSS_RISES("подъёмы-потерь", "loss_rises", "loss.rises", false, ""),
        ACCURACY("доля-верных", "acc", "accuracy.train", false, "accuracy"),
        TEST_ACCURACY("проверочная-доля-верных", "val_acc", "accuracy.test", false, "accuracy"),
        SATURATION("насыщение", "saturation", "saturation", true, "saturation"),
        DEAD("мёртвые", "dead", "dead", true, "saturation"),
        GRADIENT_NORM("норма-градиента", "grad_norm", "gradient.norm", true, "gradient.norm"),
        RANK("ранг", "rank", "gradient.rank", true, "gradient.rank"),
        STABLE_RANK("устойчивый-ранг", "srank", "gradient.stable_rank", true, "gradient.stable_rank"),
        EFFECTIVE_RANK("эффективный-ранг", "erank", "gradient.effective_rank", true, "gradient.effective_rank"),
        SIGMA("сигма", "sv", "gradient.sigma", true, "gradient.sigma"),
        UPDATE_RANK("ранг-обновления", "update_rank", "update.rank", true, "update.rank"),
        UPDATE_STABLE_RANK("устойчивый-ранг-обновления", "update_srank", "update.stable_rank", true, "update.stable_rank"),
        UPDATE_EFFECTIVE_RANK("эффективный-ранг-обновления", "update_erank", "update.effective_rank", true, "update.effective_rank"),
        WEIGHT_RANK("ранг-весов", "w_rank", "weight.rank", true, "weight.rank"),
        WEIGHT_STABLE_RANK("устойчивый-ранг-весов", "w_srank", "weight.stable_rank", true, "weight.stable_rank"),
        WEIGHT_EFFECTIVE_RANK("эффективный-ранг-весов", "w_erank", "weight.effective_rank", true, "weight.effective_rank"),
        LOCAL_RANK("локальный-ранг", "local_rank", "local_rank", true, "local_rank"),
        WEIGHT("вес", "weight", "weight.value", true, ""),
        WEIGHT_NORM("норма-весов", "w_norm", "weight.norm", true, "weight.norm"),
        WEIGHT_VARIANCE("разброс-весов", "w_var", "weight.variance", true, "weight.variance"),
        STEP_LENGTH("длина-шага", "step_len", "update.norm", true, "update.norm"),
        RUNS_COSINE("косинус-запусков", "cos_runs", "", false, ""),
        NOT_A_NUMBER("не-число", "nan", "", false, "loss"),
        X("x", "x", "descent.x", false, ""),
        Y("y", "y", "descent.y", false, ""),
        MOVE("сдвиг", "move", "descent.move", false, "");

        private final Spelling spelling;
        private final String series;
        private final boolean ofLayers;
        private final String chart;

        Name(String russian, String english, String series, boolean ofLayers, String chart) {
            this.spelling = new Spelling(english, russian, List.of());
            this.series = series;
            this.ofLayers = ofLayers;
            this.chart = chart;
        }

        public Spelling spelling() {
            return spelling;
        }

        /** Id of the recorded series, without its layer; empty if it is not read from one. */
        String series() {
            return series;
        }

        /** The picture of the window that shows it; empty if none does. */
        String chart() {
            return chart;
        }

        /** True for a quantity of one layer. */
        public boolean isOfLayers() {
            return ofLayers;
        }

        /** True for what only a descent has: its place, the length of its last step, its steps uphill. */
        boolean isOnlyOfBowls() {
            return this == LOSS_RISES || this == X || this == Y || this == MOVE;
        }

        /** True if only whole numbers come out, so that claims may say "=". */
        public boolean isWhole() {
            return this == RANK || this == UPDATE_RANK || this == WEIGHT_RANK || this == NOT_A_NUMBER || this == LOSS_RISES;
        }

        /** True for a quantity of the update that follows a state, and not of the state itself. */
        boolean isOfUpdates() {
            return series.startsWith("update.");
        }

        /** True if a threshold may be named: {@code ранг(τ=0.01)}. */
        boolean takesThreshold() {
            return this == RANK || this == UPDATE_RANK || this == WEIGHT_RANK || this == LOCAL_RANK;
        }

        /** True if the layer has several and a number after the layer says which: {@code сигма[слой 2, 1]}. */
        boolean takesIndex() {
            return this == SIGMA || this == WEIGHT;
        }

        /** True if a descent on a bowl has it. */
        boolean isOfBowls() {
            return this == LOSS || this == NOT_A_NUMBER || isOnlyOfBowls();
        }

        static Optional<Name> find(String word) {
            return Arrays.stream(values()).filter(name -> name.spelling.matches(word)).findFirst();
        }

        static List<String> allSpellings() {
            return Arrays.stream(values()).flatMap(name -> name.spelling.all()).toList();
        }
    }

    /** The picture of the window that shows this metric: {@code loss}, {@code gradient.rank}, {@code weight.norm}, {@code saturation}, … */
    public String chart() {
        return name.chart;
    }

    /** The id of the recorded series for one layer (0 for the network). */
    public String seriesId(int ofLayer) {
        String id = name.takesIndex() ? name.series + index : name.series;
        return name.ofLayers ? Series.id(ofLayer, id) : id;
    }

    /** The id under which a checking run has its value: local ranks at another threshold stand beside the usual ones. */
    String measuredId(int ofLayer) {
        return name == Name.LOCAL_RANK && !Double.isNaN(threshold) ? seriesId(ofLayer) + "(" + threshold + ")" : seriesId(ofLayer);
    }

    /** The layers it is read from; several for the greatest over layers. */
    List<Integer> layers(NetworkShape shape) {
        return switch (where) {
            case NETWORK -> List.of(0);
            case LAYER -> List.of(layer);
            case OUTPUT -> List.of(shape.depth());
            case GREATEST, EACH -> {
                int last = name == Name.SATURATION || name == Name.DEAD ? shape.depth() - 1 : shape.depth();
                yield IntStream.rangeClosed(1, last).filter(l -> isDefined(shape, l)).boxed().toList();
            }
        };
    }

    /** False where the quantity makes no sense: saturation of a ReLU layer, dead units of a sigmoid one. */
    boolean isDefined(NetworkShape shape, int ofLayer) {
        if (name != Name.SATURATION && name != Name.DEAD) {
            return true;
        }
        if (!shape.isHidden(ofLayer)) {
            return false;
        }
        Activation activation = shape.activation(ofLayer);
        return name == Name.SATURATION ? activation.saturates() : activation.canDie();
    }

    /**
     * The value, read from a row of measured series; NaN if any part was not measured.
     *
     * @param diverged 1 once a weight or loss was not finite, else 0
     */
    double value(NetworkShape shape, ToDoubleFunction<String> measured, double diverged) {
        if (name == Name.NOT_A_NUMBER) {
            return diverged;
        }
        double greatest = Double.NaN;
        for (int of : layers(shape)) {
            boolean readOff = Double.isNaN(threshold) || name == Name.LOCAL_RANK;
            double value = readOff ? measured.applyAsDouble(measuredId(of)) : rankAt(shape, of, measured);
            if (Double.isNaN(value)) {
                return Double.NaN;
            }
            greatest = Double.isNaN(greatest) ? value : Math.max(greatest, value);
        }
        return greatest;
    }

    private double rankAt(NetworkShape shape, int of, ToDoubleFunction<String> measured) {
        Matrix matrix = switch (name) {
            case UPDATE_RANK -> Matrix.UPDATE;
            case WEIGHT_RANK -> Matrix.WEIGHT;
            default -> Matrix.GRADIENT;
        };
        int count = Math.min(shape.units(of - 1), shape.units(of));
        double bound = threshold * measured.applyAsDouble(Spectra.id(of, matrix, 1));
        int rank = 0;
        for (int i = 1; i <= count; i++) {
            double sigma = measured.applyAsDouble(Spectra.id(of, matrix, i));
            if (Double.isNaN(sigma)) {
                return Double.NaN;
            }
            rank += sigma > bound ? 1 : 0;
        }
        return rank;
    }

    /** What is wrong with this metric in this experiment: a problem key, or empty. */
    Optional<String> obstacle(Setup setup) {
        NetworkShape shape = setup.spec().network();
        if (setup.bowl().isPresent()) {
            return name.isOfBowls() ? Optional.empty() : Optional.of("U055");
        }
        if (name.isOnlyOfBowls()) {
            return Optional.of("U073");
        }
        if (where == Where.LAYER && (layer < 1 || layer > shape.depth())) {
            return Optional.of("U033");
        }
        List<Integer> layers = layers(shape);
        boolean undefined = layers.isEmpty() || layers.stream().anyMatch(l -> l > 0 && !isDefined(shape, l));
        if (undefined) {
            return Optional.of(name == Name.DEAD ? "U034" : "U031");
        }
        return index < 1 || index > valuesCount(setup) ? Optional.of("U059") : Optional.empty();
    }

    /** How many weights, or else singular values, the smallest of the layers has. */
    int valuesCount(Setup setup) {
        NetworkShape shape = setup.spec().network();
        return layers(shape).stream().filter(of -> of > 0)
                .mapToInt(of -> name == Name.WEIGHT ? weights(shape, of) : Math.min(shape.units(of - 1), shape.units(of))).min().orElse(1);
    }

    /** Where a single weight stands among the weights of all layers, without the biases: input after input, in each unit after unit. */
    int place(NetworkShape shape) {
        return IntStream.range(1, layers(shape).getFirst()).map(before -> weights(shape, before)).sum() + index - 1;
    }

    private static int weights(NetworkShape shape, int layer) {
        return shape.units(layer - 1) * shape.units(layer);
    }
}
