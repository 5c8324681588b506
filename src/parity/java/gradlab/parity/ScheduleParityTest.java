package gradlab.parity;

import gradlab.experiment.ExperimentSpec;
import gradlab.nn.Activation;
import gradlab.nn.Optimizer;
import gradlab.nn.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every schedule but the one that listens to the loss. PyTorch has them in Python alone, most of them as a rule that makes a
 * rate from the one before; these rules are followed here, while the lab computes each rate from the number of the step.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScheduleParityTest {

    private static final double RATE = 0.1;

    private final Parity parity = new Parity("schedules");

    @AfterAll
    void close() throws IOException {
        parity.close();
    }

    static Stream<Arguments> trainings() {
        return Stream.of(new Schedule.Constant(), new Schedule.Step(7, 0.5), new Schedule.Exponential(0.95),
                new Schedule.Cosine(60, 0), new Schedule.Cosine(40, 0.01), new Schedule.Warmup(20, 0.1), new Schedule.OneCycle(60))
                .flatMap(schedule -> Stream.of(Networks.values()).flatMap(network -> optimizers(schedule).stream().map(optimizer -> {
                    String name = schedule + ", " + optimizer + ", " + network;
                    return Arguments.argumentSet(name, name, schedule, optimizer, network);
                })));
    }

    /** One cycle also moves the momentum, which is compared where there is none. */
    private static List<Optimizer> optimizers(Schedule schedule) {
        Optimizer still = new Optimizer.Sgd(RATE);
        return schedule instanceof Schedule.OneCycle ? List.of(still) : List.of(still, new Optimizer.Momentum(RATE / 5, 0.9, 0));
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void sixtyStepsAreThoseOfPyTorch(String name, Schedule schedule, Optimizer optimizer, Networks network, @TempDir Path folder) {
        ExperimentSpec spec = network.spec(folder, new Activation.Tanh(), optimizer, 32).withSchedule(schedule);
        parity.assertSame(name, spec, network.data(), rates(schedule, optimizer.rate()));
    }

    private static double[] rates(Schedule schedule, double base) {
        double[] rates = Parity.constant(base, Parity.STEPS);
        switch (schedule) {
            case Schedule.Constant none -> { }
            case Schedule.Step step -> follow(rates, 1, (k, rate) -> k % step.every() == 0 ? rate * step.factor() : rate);
            case Schedule.Exponential fall -> follow(rates, 1, (k, rate) -> rate * fall.factor());
            case Schedule.Cosine cosine -> follow(rates, 1, (k, rate) -> k > cosine.steps() ? rate
                    : (1 + Math.cos(Math.PI * k / cosine.steps())) / (1 + Math.cos(Math.PI * (k - 1) / cosine.steps()))
                            * (rate - cosine.floor()) + cosine.floor());
            case Schedule.Warmup warmup -> {
                double growth = 1 - warmup.from();
                rates[0] = base * warmup.from();
                follow(rates, 1, (k, rate) -> k > warmup.steps() ? rate
                        : rate * (1 + growth / (warmup.steps() * warmup.from() + (k - 1) * growth)));
            }
            case Schedule.OneCycle cycle -> {
                double top = 0.3 * cycle.steps() - 1;
                double end = cycle.steps() - 1;
                Arrays.setAll(rates, k -> k <= top ? annealed(base / 25, base, k / top)
                        : annealed(base, base / 25 / 1e4, (k - top) / (end - top)));
            }
            case Schedule.Plateau plateau -> throw new IllegalArgumentException("listens to the loss");
        }
        return rates;
    }

    private static double annealed(double start, double end, double share) {
        return end + (start - end) / 2 * (Math.cos(Math.PI * share) + 1);
    }

    /** Makes each rate from the one before. */
    private static void follow(double[] rates, int from, Rule rule) {
        for (int k = from; k < rates.length; k++) {
            rates[k] = rule.next(k, rates[k - 1]);
        }
    }

    private interface Rule {
        double next(int step, double before);
    }
}
