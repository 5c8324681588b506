package gradlab.parity;

import gradlab.data.BatchPlan;
import gradlab.experiment.ExperimentSpec;
import gradlab.golden.Moment;
import gradlab.golden.SampleData;
import gradlab.nn.Loss;
import gradlab.nn.Parameters;
import gradlab.nn.Parameters.Block;
import gradlab.nn.Parameters.Kind;
import gradlab.parity.Torch.Argument;
import gradlab.parity.Torch.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A training that PyTorch makes on its own from the lab's first weights and the examples in their order. */
final class TorchTraining {

    private final ExperimentSpec spec;
    private final SampleData data;
    private final Parameters layout;

    /** @param layout says which stretch of the flat vectors is which matrix */
    private TorchTraining(ExperimentSpec spec, SampleData data, Parameters layout) {
        this.spec = spec;
        this.data = data;
        this.layout = layout;
    }

    static List<Moment> of(Torch torch, ExperimentSpec spec, Loss loss, SampleData data, Parameters start, double[] rates) {
        TorchTraining training = new TorchTraining(spec, data, start);
        double[] table = torch.run(TorchProgram.of(spec, loss, start, rates), training.arguments());
        return training.moments(table, rates.length);
    }

    private List<Argument> arguments() {
        List<Tensor> x = new ArrayList<>();
        List<Tensor> y = new ArrayList<>();
        double[] inputs = data.inputs();
        double[] targets = data.encodedTargets(spec.network().outputs());
        for (int from = 0; from < data.rows(); ) {
            int to = endOfBatch(from, spec.batches());
            x.add(rows(inputs, from, to, spec.network().inputs()));
            y.add(rows(targets, from, to, spec.network().outputs()));
            from = to;
        }
        List<Tensor> start = new ArrayList<>();
        for (Block block : layout.blocks()) {
            double[] values = Arrays.copyOfRange(layout.values(), block.offset(), block.offset() + block.size());
            start.add(new Tensor(values, block.kind() == Kind.WEIGHT ? block.rows() : 0, block.columns()));
        }
        return List.of(new Argument("x", x), new Argument("y", y), new Argument("start", start));
    }

    /** A last example that would be alone belongs to the batch before it. */
    private int endOfBatch(int from, BatchPlan plan) {
        int to = plan.isFull() ? data.rows() : Math.min(from + plan.size(), data.rows());
        return to == data.rows() - 1 && plan.size() > 1 ? data.rows() : to;
    }

    private static Tensor rows(double[] all, int from, int to, int columns) {
        return new Tensor(Arrays.copyOfRange(all, from * columns, to * columns), to - from, columns);
    }

    private List<Moment> moments(double[] table, int steps) {
        List<Moment> moments = new ArrayList<>();
        int width = table.length / steps;
        for (int step = 0; step < steps; step++) {
            int at = step * width;
            int weights = at + 1 + layout.size();
            int statistics = weights + layout.size();
            int values = statistics + layout.statistics().length;
            List<double[]> singular = new ArrayList<>();
            for (Block block : layout.blocks()) {
                if (block.kind() == Kind.WEIGHT) {
                    int count = Math.min(block.rows(), block.columns());
                    singular.add(Arrays.copyOfRange(table, values, values + count));
                    values += count;
                }
            }
            moments.add(new Moment(table[at], Arrays.copyOfRange(table, at + 1, weights),
                    Arrays.copyOfRange(table, weights, statistics), Arrays.copyOfRange(table, statistics, statistics + layout.statistics().length),
                    singular.toArray(double[][]::new)));
        }
        return moments;
    }
}
