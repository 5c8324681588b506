package gradlab.train;

import gradlab.nn.Adadelta;
import gradlab.nn.Adamax;
import gradlab.nn.AdamW;
import gradlab.nn.AmsGrad;
import gradlab.nn.Lbfgs;
import gradlab.nn.Lion;
import gradlab.nn.MomentumClassic;
import gradlab.nn.Muon;
import gradlab.nn.NAdam;
import gradlab.nn.NesterovClassic;
import gradlab.nn.NotesNag;
import gradlab.nn.Optimizer;
import gradlab.nn.RAdam;
import gradlab.nn.Rprop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A vector that an optimizer remembers.
 *
 * @param id {@code moment}, {@code square}, …
 * @param symbol LaTeX
 * @param buffer its number in the state
 */
public record Remembered(String id, String symbol, int buffer) {

    /** The vectors that an optimizer remembers and that stand beside the parameters; those that stay zero are left out. */
    public static List<Remembered> by(Optimizer optimizer) {
        return switch (optimizer) {
            case Optimizer.Sgd sgd -> List.of();
            case Optimizer.Momentum momentum -> List.of(new Remembered("momentum", "b", 0));
            case MomentumClassic classic -> List.of(new Remembered("velocity", "v", 0));
            case Optimizer.Nesterov nesterov -> List.of(new Remembered("momentum", "b", 0));
            case NesterovClassic classic -> List.of(new Remembered("velocity", "v", 0));
            case NotesNag notes -> List.of(new Remembered("velocity", "v", 0));
            case Optimizer.AdaGrad adagrad -> List.of(new Remembered("squares", "G", 0));
            case Adadelta adadelta -> List.of(new Remembered("square", "v", 0), new Remembered("steps", "u", 1));
            case Optimizer.RmsProp rms -> {
                List<Remembered> all = new ArrayList<>(List.of(new Remembered("square", "v", 0)));
                if (rms.centered()) {
                    all.add(new Remembered("mean", "a", 1));
                }
                if (rms.momentum() > 0) {
                    all.add(new Remembered("momentum", "b", 2));
                }
                yield all;
            }
            case Optimizer.Adam adam -> moments();
            case AmsGrad ams -> List.of(new Remembered("moment", "m", 0), new Remembered("square", "v", 1), new Remembered("greatest", "v^{\\max}", 2));
            case AdamW adamw -> moments();
            case Adamax adamax -> List.of(new Remembered("moment", "m", 0), new Remembered("largest", "u", 1));
            case NAdam nadam -> moments();
            case RAdam radam -> moments();
            case Rprop rprop -> List.of(new Remembered("length", "d", 0));
            case Lion lion -> List.of(new Remembered("moment", "m", 0));
            case Muon muon -> List.of(new Remembered("momentum", "b", 0));
            case Lbfgs lbfgs -> List.of();
        };
    }

    private static List<Remembered> moments() {
        return List.of(new Remembered("moment", "m", 0), new Remembered("square", "v", 1));
    }

    /** Its values before ({@code false}) or after the step, laid out like the parameters. */
    public double[] of(StepUnderLens step, boolean after) {
        double[] state = after ? step.update().memoryAfter() : step.update().memoryBefore();
        int size = step.update().before().length;
        int from = 1 + step.spec().optimizer().numbers() + buffer * size;
        return Arrays.copyOfRange(state, from, from + size);
    }
}
