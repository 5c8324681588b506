package gradlab.ui.widget;

import gradlab.data.DataSet;
import gradlab.data.Subspace;
import gradlab.math.Pca;
import gradlab.math.Rng;
import gradlab.nn.Loss;
import java.util.ArrayList;
import java.util.List;

/** Examples of eight features behind which stand fewer causes, and how well the best linear autoencoder of each width restores them. */
final class HiddenCauses {

    static final int FEATURES = 8;
    static final int EXAMPLES = 60;
    private static final long SEED = 7;

    private final double[][] examples = new double[EXAMPLES][FEATURES];
    private final List<Pca> widths = new ArrayList<>();

    /** @param noise that lifts every feature off the subspace of the causes */
    HiddenCauses(int causes, double noise) {
        DataSet data = new Subspace(EXAMPLES, causes, FEATURES, noise, Subspace.Answer.INPUT, 1).load(Rng.of(SEED, Rng.Stream.DATA));
        for (int i = 0; i < EXAMPLES; i++) {
            System.arraycopy(data.inputs(), i * FEATURES, examples[i], 0, FEATURES);
        }
        for (int k = 1; k <= FEATURES; k++) {
            widths.add(Pca.of(examples, k));
        }
    }

    double[] example(int index) {
        return examples[index].clone();
    }

    double[] restored(int width, int index) {
        return widths.get(width - 1).restored(examples[index]);
    }

    /** What the narrow layer holds of an example; 0 where there is nothing left to hold. */
    double[] code(int width, int index) {
        Pca pca = widths.get(width - 1);
        double[] code = new double[width];
        for (int c = 0; c < Math.min(width, pca.components().length); c++) {
            for (int f = 0; f < FEATURES; f++) {
                code[c] += pca.components()[c][f] * (examples[index][f] - pca.mean()[f]);
            }
        }
        return code;
    }

    /** How strongly a feature and a unit of the narrow layer are linked, both ways; 0 for a unit with nothing to do. */
    double weight(int width, int unit, int feature) {
        double[][] components = widths.get(width - 1).components();
        return unit < components.length ? components[unit][feature] : 0;
    }

    /** Mean squared error over all examples and features. */
    double error(int width) {
        double[] answers = new double[EXAMPLES * FEATURES];
        double[] wanted = new double[EXAMPLES * FEATURES];
        for (int i = 0; i < EXAMPLES; i++) {
            System.arraycopy(restored(width, i), 0, answers, i * FEATURES, FEATURES);
            System.arraycopy(examples[i], 0, wanted, i * FEATURES, FEATURES);
        }
        return new Loss.Mse().value(answers, wanted, EXAMPLES, FEATURES);
    }

    /** The share 0..1 of the variance that is lost. */
    double lost(int width) {
        return Math.max(0, 1 - widths.get(width - 1).share());
    }
}
