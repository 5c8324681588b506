package gradlab.ui.widget;

import gradlab.math.Kernels;
import gradlab.math.Likeness;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import java.util.Arrays;
import java.util.List;

/**
 * A network 2-5-1 of ReLU whose hidden neurons can change places with everything that belongs to them. All weights and all
 * places of the grid are multiples of 1/8, so that no sum is ever rounded and its order cannot matter to the last bit.
 */
final class SwappedNetwork {

    static final int HIDDEN = 5;
    /** Points of the grid along each side. */
    static final int GRID = 33;
    private static final double REACH = 2;
    private static final NetworkShape SHAPE = NetworkShape.of(2, List.of(new LayerSpec(HIDDEN, new Activation.Relu())), 1);
    /** Per neuron: both weights in, bias, weight out. */
    private static final double[][] NEURONS = {
        {1.5, 0.25, -0.5, 1}, {-0.75, 1.25, 0.25, -1.5}, {0.5, -1.5, -0.25, 1.25}, {-1.25, -0.5, -0.75, 1.75}, {0.25, 1, 1, -0.5}};

    private final Parameters parameters = new Parameters(SHAPE);
    private final double[] start;
    private final double[] startAnswers;
    private final double[] points = new double[2 * GRID * GRID];
    private int[] order = {0, 1, 2, 3, 4};

    SwappedNetwork() {
        for (int i = 0; i < GRID * GRID; i++) {
            points[2 * i] = REACH * (2.0 * (i % GRID) / (GRID - 1) - 1);
            points[2 * i + 1] = REACH * (1 - 2.0 * (i / GRID) / (GRID - 1));
        }
        write();
        start = parameters.values().clone();
        startAnswers = answers();
    }

    /** Which neuron stands at each place. */
    int[] order() {
        return order.clone();
    }

    void swap(int one, int other) {
        int moved = order[one];
        order[one] = order[other];
        order[other] = moved;
        write();
    }

    void putBack() {
        Arrays.setAll(order, i -> i);
        write();
    }

    private void write() {
        double[] values = parameters.values();
        int in = parameters.weight(1).offset();
        int bias = parameters.bias(1).offset();
        int out = parameters.weight(2).offset();
        for (int place = 0; place < HIDDEN; place++) {
            double[] neuron = NEURONS[order[place]];
            values[in + place] = neuron[0];
            values[in + HIDDEN + place] = neuron[1];
            values[bias + place] = neuron[2];
            values[out + place] = neuron[3];
        }
        values[parameters.bias(2).offset()] = 0.25;
    }

    double weightIn(int input, int place) {
        return parameters.values()[parameters.weight(1).offset() + input * HIDDEN + place];
    }

    double weightOut(int place) {
        return parameters.values()[parameters.weight(2).offset() + place];
    }

    /** What the network answers over the plane, row by row from the top left. */
    double[] answers() {
        Pass pass = new Pass(SHAPE, GRID * GRID, Kernels.best());
        return Arrays.copyOf(pass.forward(parameters, points, GRID * GRID), GRID * GRID);
    }

    /** At how many points of the grid the answer has other bits than at the start. */
    int changedAnswers() {
        double[] now = answers();
        int changed = 0;
        for (int i = 0; i < now.length; i++) {
            changed += Double.doubleToLongBits(now[i]) == Double.doubleToLongBits(startAnswers[i]) ? 0 : 1;
        }
        return changed;
    }

    /** Of all weights now and all weights at the start. */
    double cosine() {
        return Likeness.cosine(start, parameters.values());
    }

    /** How many numbers stand at another place of the list of weights than at the start. */
    int movedNumbers() {
        int moved = 0;
        for (int i = 0; i < start.length; i++) {
            moved += parameters.values()[i] == start[i] ? 0 : 1;
        }
        return moved;
    }

    int numbers() {
        return start.length;
    }
}
