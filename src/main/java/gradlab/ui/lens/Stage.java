package gradlab.ui.lens;

import gradlab.experiment.Clipping;
import gradlab.experiment.Directions;
import gradlab.experiment.Regularization;
import gradlab.train.StepUnderLens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One stop on the way through a step.
 *
 * @param layer 1..depth; of the whole step it is the last
 */
record Stage(Kind kind, int layer) {

    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** What happens there. */
    enum Kind {
        INPUT, SUM, NORMALIZE, ACTIVATE, DROP, LOSS, OUTPUT_DELTA, GRADIENT, BACK, DIRECTION, UPDATE, AFTER;

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Part of the way: {@code forward}, {@code backward} or {@code update}. */
        String part() {
            return compareTo(LOSS) <= 0 ? "forward" : compareTo(BACK) <= 0 ? "backward" : "update";
        }
    }

    /** All stages of a step in their order. */
    static List<Stage> of(StepUnderLens step) {
        List<Stage> all = new ArrayList<>();
        int depth = step.depth();
        all.add(new Stage(Kind.INPUT, 1));
        for (int layer = 1; layer <= depth; layer++) {
            all.add(new Stage(Kind.SUM, layer));
            if (step.layer(layer).isNormalized()) {
                all.add(new Stage(Kind.NORMALIZE, layer));
            }
            if (step.shape().isHidden(layer)) {
                all.add(new Stage(Kind.ACTIVATE, layer));
            }
            if (step.layer(layer).isDropped()) {
                all.add(new Stage(Kind.DROP, layer));
            }
        }
        all.add(new Stage(Kind.LOSS, depth));
        all.add(new Stage(Kind.OUTPUT_DELTA, depth));
        for (int layer = depth; layer >= 1; layer--) {
            all.add(new Stage(Kind.GRADIENT, layer));
            if (layer > 1) {
                all.add(new Stage(Kind.BACK, layer - 1));
            }
        }
        if (changesGradient(step)) {
            all.add(new Stage(Kind.DIRECTION, depth));
        }
        all.add(new Stage(Kind.UPDATE, depth));
        all.add(new Stage(Kind.AFTER, depth));
        return all;
    }

    /** True if something comes between the gradient and the optimizer. */
    private static boolean changesGradient(StepUnderLens step) {
        boolean penalty = step.spec().regularization().stream().anyMatch(one -> one instanceof Regularization.L2
                || one instanceof Regularization.L1 l1 && !l1.proximal());
        return penalty || !(step.spec().clipping() instanceof Clipping.None) || !(step.spec().directions() instanceof Directions.All);
    }

    /** The letter under which it stands in the row of stages. */
    String symbol() {
        String of = raised(layer);
        return switch (kind) {
            case INPUT -> "x";
            case SUM -> "z" + of;
            case NORMALIZE -> "ẑ" + of;
            case ACTIVATE -> "a" + of;
            case DROP -> "m" + of;
            case LOSS -> "L";
            case OUTPUT_DELTA, BACK -> "δ" + of;
            case GRADIENT -> "∂W" + of;
            case DIRECTION -> "g";
            case UPDATE -> "Δθ";
            case AFTER -> "L′";
        };
    }

    /** True for stages that are shown for one layer chosen at will, not for the layer of the way. */
    boolean isOfAnyLayer() {
        return kind == Kind.DIRECTION || kind == Kind.UPDATE;
    }

    static String raised(int number) {
        StringBuilder text = new StringBuilder();
        for (char digit : Integer.toString(number).toCharArray()) {
            text.append(RAISED.charAt(digit - '0'));
        }
        return text.toString();
    }
}
