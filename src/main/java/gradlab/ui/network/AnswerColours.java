package gradlab.ui.network;

import gradlab.data.DataSet;
import gradlab.data.Task;
import gradlab.nn.Loss;
import gradlab.train.Prepared;
import gradlab.ui.theme.Palette;
import java.util.DoubleSummaryStatistics;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;

/**
 * The colours of answers: two classes from negative to positive, several classes in the colours of series, numbers from
 * two standard deviations below the mean target to two above.
 */
public final class AnswerColours {

    private static final double STRENGTH = 0.6;
    private static final double MANY_STRENGTH = 0.5;

    private final DataSet data;
    private final Loss loss;
    private final Palette palette;
    private final Ramp ramp;
    private final int outputs;
    private final double middle;
    private final double half;
    private final double[] shares;
    private final double[][] classColours;

    public AnswerColours(Prepared prepared, int outputs, Palette palette) {
        this.data = prepared.training();
        this.loss = prepared.loss();
        this.palette = palette;
        this.outputs = outputs;
        this.ramp = new Ramp(palette, STRENGTH);
        DoubleSummaryStatistics targets = IntStream.range(0, data.rows())
                .mapToDouble(row -> data.targets()[row * data.targetColumns()]).summaryStatistics();
        middle = targets.getAverage();
        double variance = IntStream.range(0, data.rows())
                .mapToDouble(row -> data.targets()[row * data.targetColumns()] - middle).map(d -> d * d).average().orElse(0);
        // a single outlier must not wash out the colours of all others
        double reach = Math.min(2 * Math.sqrt(variance), Math.max(targets.getMax() - middle, middle - targets.getMin()));
        half = reach > 0 ? reach : 1;
        shares = new double[outputs];
        classColours = new double[outputs][];
        for (int k = 0; k < outputs; k++) {
            Color colour = palette.surface().interpolate(ofClass(k), MANY_STRENGTH);
            classColours[k] = new double[] {colour.getRed(), colour.getGreen(), colour.getBlue()};
        }
    }

    /** True if these colours are still the right ones. */
    public boolean isFor(int wantedOutputs, Palette wantedPalette) {
        return outputs == wantedOutputs && palette == wantedPalette;
    }

    boolean isClasses() {
        return data.task() == Task.CLASSES;
    }

    /** The number that has the full colour of the negative end. */
    double least() {
        return middle - half;
    }

    /** The number that has the full colour of the positive end. */
    double greatest() {
        return middle + half;
    }

    int classes() {
        return data.classes();
    }

    /** The colour of a class's points. */
    Color ofClass(int index) {
        if (data.classes() <= 2) {
            return index == 0 ? palette.negative() : palette.positive();
        }
        return palette.series(index);
    }

    /** The colour of an example's right answer. */
    Color ofTarget(double target) {
        return isClasses() ? ofClass((int) target) : palette.diverging(Math.clamp((target - middle) / half, -1, 1));
    }

    /** The pixel for the network's answer at one place; {@code answers} holds a map per output. */
    public int pixel(float[][] answers, int at) {
        if (!isClasses() || outputs == 1) {
            return ramp.at(tone(answers[0][at]));
        }
        shares(answers, at);
        if (outputs == 2) {
            return ramp.at(shares[1] - shares[0]);
        }
        double red = 0;
        double green = 0;
        double blue = 0;
        for (int k = 0; k < outputs; k++) {
            red += shares[k] * classColours[k][0];
            green += shares[k] * classColours[k][1];
            blue += shares[k] * classColours[k][2];
        }
        return Double.isNaN(red) ? ramp.at(Double.NaN)
                : 0xFF000000 | (int) (255 * red + 0.5) << 16 | (int) (255 * green + 0.5) << 8 | (int) (255 * blue + 0.5);
    }

    /** The pixel of one output's own map: how sure it is of its class, or its value. */
    int pixelOfOutput(float[][] answers, int output, int at) {
        if (!isClasses() || outputs == 1) {
            return ramp.at(output == 0 ? tone(answers[0][at]) : Math.tanh(answers[output][at]));
        }
        shares(answers, at);
        if (outputs == 2) {
            return ramp.at(output == 0 ? -shares[0] : shares[1]);
        }
        return Double.isNaN(shares[output]) ? ramp.at(Double.NaN)
                : Ramp.argb(palette.surface().interpolate(ofClass(output), Math.clamp(shares[output], 0, 1)));
    }

    /** The answer of a single output, −1..1. */
    private double tone(double answer) {
        return isClasses() ? 2 * share(answer) - 1 : (answer - middle) / half;
    }

    /** The share 0..1 that a single output gives to class 1. */
    double share(double answer) {
        return switch (loss) {
            case Loss.Mse _, Loss.Mae _, Loss.Huber _ -> Math.clamp(answer, 0, 1);
            case Loss.Bce _, Loss.Brier _, Loss.CrossEntropy _, Loss.Auto _ -> 1 / (1 + Math.exp(-answer));
        };
    }

    /** What several outputs give to each class; adds up to 1. */
    double[] shares(double[] answers) {
        float[][] maps = new float[answers.length][1];
        for (int k = 0; k < answers.length; k++) {
            maps[k][0] = (float) answers[k];
        }
        shares(maps, 0);
        return shares.clone();
    }

    /** What any number of outputs gives to each class. */
    double[] sharesOf(double[] answers) {
        return answers.length > 1 ? shares(answers) : new double[] {1 - share(answers[0]), share(answers[0])};
    }

    /** The class that gets most, or 0 where nothing is a number. */
    int likeliest(double[] answers) {
        double[] all = sharesOf(answers);
        int best = 0;
        for (int k = 1; k < all.length; k++) {
            best = all[k] > all[best] ? k : best;
        }
        return best;
    }

    private void shares(float[][] answers, int at) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (float[] answer : answers) {
            greatest = Math.max(greatest, answer[at]);
        }
        double sum = 0;
        for (int k = 0; k < outputs; k++) {
            double answer = answers[k][at];
            shares[k] = switch (loss) {
                case Loss.Mse _, Loss.Mae _, Loss.Huber _ -> Math.max(answer, 1e-6);
                case Loss.Bce _, Loss.Brier _ -> 1 / (1 + Math.exp(-answer)) + 1e-9;
                case Loss.CrossEntropy _, Loss.Auto _ -> Math.exp(answer - greatest);
            };
            sum += shares[k];
        }
        for (int k = 0; k < outputs; k++) {
            shares[k] /= sum;
        }
    }
}
