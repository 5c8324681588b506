package gradlab.golden;

import gradlab.nn.Parameters;
import gradlab.nn.Parameters.Block;
import gradlab.nn.Parameters.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A few numbers of a training as a table: at some steps, counted from 1, the loss of the batch, the norm of the whole
 * gradient, and of every layer's weight gradient the norm and the greatest singular value.
 */
public record GoldenTable(List<String> columns, List<double[]> rows) {

    private static final int[] STEPS = {1, 2, 10, 60};

    /** How many steps a training must have made. */
    public static int steps() {
        return STEPS[STEPS.length - 1];
    }

    public static GoldenTable of(List<Moment> moments, Parameters layout) {
        List<String> columns = new ArrayList<>(List.of("step", "loss.batch", "gradient.norm"));
        List<Block> weights = layout.blocks().stream().filter(block -> block.kind() == Kind.WEIGHT).toList();
        for (Block block : weights) {
            columns.add("layer" + block.layer() + ".gradient.norm");
            columns.add("layer" + block.layer() + ".gradient.sigma1");
        }
        List<double[]> rows = new ArrayList<>();
        for (int step : STEPS) {
            Moment moment = moments.get(step - 1);
            double[] row = new double[columns.size()];
            row[0] = step;
            row[1] = moment.loss();
            row[2] = norm(moment.gradient(), 0, layout.size());
            int at = 3;
            for (Block block : weights) {
                row[at++] = norm(moment.gradient(), block.offset(), block.size());
                row[at++] = moment.singularValues()[block.layer() - 1][0];
            }
            rows.add(row);
        }
        return new GoldenTable(columns, rows);
    }

    public static GoldenTable parse(String text) {
        List<String> lines = text.lines().toList();
        return new GoldenTable(List.of(lines.getFirst().split(",")), lines.stream().skip(1)
                .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray()).toList());
    }

    public String text() {
        StringBuilder text = new StringBuilder(String.join(",", columns)).append('\n');
        for (double[] row : rows) {
            text.append((int) row[0]).append(',').append(Arrays.stream(row, 1, row.length).mapToObj(Double::toString)
                    .collect(Collectors.joining(","))).append('\n');
        }
        return text.toString();
    }

    private static double norm(double[] values, int at, int size) {
        double sum = 0;
        for (int i = at; i < at + size; i++) {
            sum += values[i] * values[i];
        }
        return Math.sqrt(sum);
    }
}
