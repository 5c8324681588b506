package gradlab.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LbfgsTest {

    /** Rosenbrock's valley under two parameters. */
    private static final class Valley implements Objective {
        private final Parameters p = new Parameters(new double[] {-1.2, 1});
        private int looks;

        @Override
        public double here() {
            return value(p.values());
        }

        @Override
        public double at(double[] x, double[] direction) {
            looks++;
            fill(x, direction);
            return value(x);
        }

        void step(Optimizer.Rule rule) {
            fill(p.values(), p.gradient());
            rule.step(p, 1);
        }

        private static double value(double[] x) {
            double bend = x[1] - x[0] * x[0];
            return 100 * bend * bend + (1 - x[0]) * (1 - x[0]);
        }

        private static void fill(double[] x, double[] gradient) {
            double bend = x[1] - x[0] * x[0];
            gradient[0] = -400 * x[0] * bend - 2 * (1 - x[0]);
            gradient[1] = 200 * bend;
        }
    }

    /** Losses and looks of a transcript of PyTorch's loop, step by step. */
    @Test
    void theValleyOfRosenbrockIsWalkedAsTheReferenceDoes() {
        Map<Integer, Double> losses = Map.of(1, 4.146927102567213, 5, 4.084955376327375, 10, 2.859759140731468, 13, 1.6579626408971777,
                18, 0.4641401774955813, 25, 0.027930119183914286, 29, 0.0008257500501651293, 33, 3.515635226680009e-08);
        Valley valley = new Valley();
        Optimizer.Rule rule = new Lbfgs().start(valley.p, valley);
        for (int step = 1; step <= 34; step++) {
            valley.step(rule);
            if (losses.containsKey(step)) {
                assertThat(valley.here()).as("step %d", step).isCloseTo(losses.get(step), withinPercentage(1e-4));
            }
        }

        assertThat(valley.here()).isLessThan(1e-9);
        assertThat(valley.looks).as("besides the gradient at the start").isEqualTo(42);
    }

    @Test
    void aShortMemoryIsUsedAsTheReferenceDoes() {
        Parameters p = new Parameters(new double[] {1, 1, 1, 1, 1});
        Bowl bowl = new Bowl(p, 1, 3, 10, 30, 100);
        Optimizer.Rule rule = new Lbfgs(1, 2).start(p, bowl);
        Map<Integer, Double> losses = Map.of(1, 20.33015046296297, 4, 1.9677695406983042, 10, 0.17358263748225014, 20, 0.0010872209653841648);
        for (int step = 1; step <= 20; step++) {
            bowl.step(rule, 1);
            if (losses.containsKey(step)) {
                assertThat(bowl.loss()).as("step %d", step).isCloseTo(losses.get(step), withinPercentage(1e-4));
            }
        }
    }

    @Test
    void theLossNeverRises() {
        Valley valley = new Valley();
        Optimizer.Rule rule = new Lbfgs(1, 3).start(valley.p, valley);
        double before = valley.here();
        for (int t = 0; t < 60; t++) {
            valley.step(rule);
            assertThat(valley.here()).isLessThanOrEqualTo(before);
            before = valley.here();
        }
    }

    @Test
    void aBowlWhoseSidesDifferAHundredfoldTakesSomeTwentySteps() {
        Parameters p = new Parameters(new double[] {1, 1, 1, 1, 1});
        Bowl bowl = new Bowl(p, 1, 3, 10, 30, 100);
        Optimizer.Rule rule = new Lbfgs().start(p, bowl);
        for (int t = 0; t < 22; t++) {
            bowl.step(rule, 1);
        }

        assertThat(bowl.loss()).isLessThan(1e-9);
    }

    @Test
    void atTheBottomItStandsStill() {
        Parameters p = new Parameters(new double[] {0, 0});
        Bowl bowl = new Bowl(p, 1, 2);
        Optimizer.Rule rule = new Lbfgs().start(p, bowl);
        for (int t = 0; t < 5; t++) {
            bowl.step(rule, 1);
        }

        assertThat(p.values()).containsOnly(0);
        assertThat(bowl.looksElsewhere()).isZero();
    }

    @Test
    void onlyAsManyPairsAreKeptAsAsked() {
        Parameters p = new Parameters(new double[] {1, 1, 1, 1, 1});
        Bowl bowl = new Bowl(p, 1, 3, 10, 30, 100);
        Optimizer.Rule rule = new Lbfgs(1, 2).start(p, bowl);
        for (int t = 0; t < 9; t++) {
            bowl.step(rule, 1);
            int pairs = Math.min(2, t);
            assertThat(rule.state()).hasSize(1 + 5 * (2 + 2 * pairs));
        }
        assertThat(new Lbfgs(1, 1).start(p, bowl).accepts(rule.state())).isFalse();
        assertThat(new Lbfgs(1, 7).start(p, bowl).accepts(rule.state())).isTrue();
    }

    /** One wild first step leaves the numbers; the search must come back from there. */
    @Test
    void aWallOfInfinityIsStayedClearOf() {
        Parameters p = new Parameters(new double[] {5});
        Objective wall = new Objective() {
            @Override
            public double here() {
                return value(p.values()[0]);
            }

            @Override
            public double at(double[] x, double[] direction) {
                direction[0] = x[0] <= 0 ? Double.NaN : 1 - 1 / x[0];
                return value(x[0]);
            }

            private double value(double x) {
                return x - Math.log(x);
            }
        };
        Optimizer.Rule rule = new Lbfgs(50, 10).start(p, wall);
        for (int t = 0; t < 15; t++) {
            p.gradient()[0] = 1 - 1 / p.values()[0];
            rule.step(p, 50);
        }

        assertThat(p.values()[0]).isCloseTo(1, within(1e-4));
    }
}
