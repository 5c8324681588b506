package gradlab.bench;

import gradlab.math.Kernels;
import gradlab.math.Panels;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;

/** Measures one workload in this JVM, interleaved with the same work on EJML. */
public final class Bench {

    private static final int SAMPLES = 9;
    private static final long SAMPLE_NANOS = 400_000_000;
    private static final long WARM_NANOS = 2_500_000_000L;
    private static final long MOST_WARM_NANOS = 20_000_000_000L;
    private static final int WARM_STEPS = 1500;
    /** A step this long needs no company between two looks at the clock. */
    private static final long LONG_STEP_NANOS = 200_000;
    private static volatile double kept;

    private Bench() {
    }

    /**
     * What was measured.
     *
     * @param ratioToEjml median of the ratios of neighbouring samples
     * @param shareOfPeak multiply-adds per second divided by the most this machine did in the same run, where products are what counts
     */
    public record Result(String workload, double median, double least, double greatest, int samples, double ratioToEjml,
            long bytesPerStep, OptionalDouble shareOfPeak) {

        /** The fields under their names in {@code --json}. */
        public Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("workload", workload);
            fields.put("dtype", "float64");
            fields.put("threads", 1);
            fields.put("steps_per_s_median", median);
            fields.put("min", least);
            fields.put("max", greatest);
            fields.put("samples", samples);
            fields.put("ratio_to_ejml", ratioToEjml);
            fields.put("bytes_per_step", bytesPerStep);
            fields.put("share_of_peak", shareOfPeak.isPresent() ? shareOfPeak.getAsDouble() : null);
            fields.put("kernel", Kernels.best().name());
            fields.put("java", System.getProperty("java.version"));
            return fields;
        }
    }

    public static Result measure(Workload workload) {
        Contest contest = workload.contest();
        DoubleSupplier ours = contest.ours();
        DoubleSupplier theirs = contest.theirs();
        warm(ours);
        warm(theirs);
        double[] rates = new double[SAMPLES];
        double[] ratios = new double[SAMPLES];
        double peak = 0;
        for (int i = 0; i < SAMPLES; i++) {
            double before = rate(theirs, SAMPLE_NANOS / 2);
            rates[i] = rate(ours, SAMPLE_NANOS);
            double after = rate(theirs, SAMPLE_NANOS / 2);
            ratios[i] = rates[i] / ((before + after) / 2);
            peak = Math.max(peak, multiplyAddPeak());
        }
        long bytes = allocatedPerStep(ours);
        Arrays.sort(rates);
        Arrays.sort(ratios);
        double median = rates[SAMPLES / 2];
        return new Result(workload.id(), median, rates[0], rates[SAMPLES - 1], SAMPLES, ratios[SAMPLES / 2], bytes,
                contest.multiplyAdds() == 0 ? OptionalDouble.empty() : OptionalDouble.of(median * contest.multiplyAdds() / peak));
    }

    /** Long enough for the compiler: it counts calls, so large networks need their steps, small ones their seconds. */
    private static void warm(DoubleSupplier step) {
        long start = System.nanoTime();
        rate(step, WARM_NANOS);
        for (int i = 0; i < WARM_STEPS && System.nanoTime() - start < MOST_WARM_NANOS; i++) {
            kept += step.getAsDouble();
        }
    }

    private static double rate(DoubleSupplier step, long nanos) {
        long start = System.nanoTime();
        long steps = 0;
        double sum = 0;
        int together = 1;
        long now = start;
        while (now - start < nanos) {
            for (int i = 0; i < together; i++) {
                sum += step.getAsDouble();
            }
            steps += together;
            now = System.nanoTime();
            together = now - start < LONG_STEP_NANOS * steps ? 16 : 1;
        }
        kept = sum;
        return steps * 1e9 / (now - start);
    }

    /**
     * Bytes the steps themselves allocate, once everything is compiled; asking the JVM costs some, which an empty
     * measurement tells.
     */
    private static long allocatedPerStep(DoubleSupplier step) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long empty = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long from = threads.getCurrentThreadAllocatedBytes();
            empty = Math.min(empty, threads.getCurrentThreadAllocatedBytes() - from);
        }
        int steps = 1000;
        long from = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < steps; i++) {
            kept += step.getAsDouble();
        }
        return Math.max(0, threads.getCurrentThreadAllocatedBytes() - from - empty) / steps;
    }

    /** Multiply-adds per second of the product kernel on operands that stay in the first cache: the best this machine gives. */
    private static double multiplyAddPeak() {
        Kernels kernels = Kernels.best();
        int lanes = kernels.lanes();
        int m = 16;
        int k = 128;
        int panels = 2;
        double[] a = new double[m * k];
        double[] b = new double[Panels.padded(panels * lanes, lanes) * k];
        double[] c = new double[m * panels * lanes];
        double[] zero = new double[panels * lanes];
        double best = 0;
        for (int sample = 0; sample < 8; sample++) {
            long start = System.nanoTime();
            int repeats = 3000;
            for (int i = 0; i < repeats; i++) {
                kernels.multiply(a, 0, k, 1, m, k, b, 0, panels, zero, 0, 0, c, 0, panels * lanes);
            }
            best = Math.max(best, (double) repeats * m * k * panels * lanes * 1e9 / (System.nanoTime() - start));
        }
        kept += c[0];
        return best;
    }
}
