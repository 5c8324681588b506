package gradlab.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Momentum and Nesterov's method in the forms of the textbooks, of PyTorch, and of the notes, on the bowl ½(x² + 20y²). */
class InertiaTest {

    private final Parameters p = new Parameters(new double[] {-2, 1.5});
    private final Bowl bowl = new Bowl(p, 1, 20);

    @Test
    void theClassicalLookAheadIsItsDefinition() {
        Optimizer.Rule rule = new NesterovClassic(0.05, 0.9).start(p);
        double[] x = p.values().clone();
        double[] v = new double[2];
        for (int t = 0; t < 60; t++) {
            double eta = t < 30 ? 0.04 : 0.01;
            double[] curvature = {1, 20};
            for (int i = 0; i < 2; i++) {
                v[i] = 0.9 * v[i] - eta * curvature[i] * (x[i] + 0.9 * v[i]);
                x[i] += v[i];
            }
            bowl.step(rule, eta);
            assertThat(p.values()).as("step %d", t + 1).containsExactly(x, within(1e-13));
        }
        assertThat(bowl.looksElsewhere()).as("one gradient per step").isZero();
    }

    /** What PyTorch keeps is the point ahead: θ + μv of the classical form, as long as η stays. */
    @Test
    void pytorchWalksTheSamePathSeenFromThePointAhead() {
        Parameters ahead = new Parameters(p.values());
        Bowl other = new Bowl(ahead, 1, 20);
        Optimizer.Rule classic = new NesterovClassic(0.04, 0.9).start(p);
        Optimizer.Rule pytorch = new Optimizer.Nesterov(0.04, 0.9).start(ahead);
        double[] before = p.values().clone();
        for (int t = 0; t < 50; t++) {
            System.arraycopy(p.values(), 0, before, 0, 2);
            bowl.step(classic, 0.04);
            other.step(pytorch, 0.04);
            for (int i = 0; i < 2; i++) {
                double velocity = p.values()[i] - before[i];
                assertThat(ahead.values()[i]).isCloseTo(p.values()[i] + 0.9 * velocity, within(1e-12));
            }
        }
    }

    @Test
    void lookingAheadAndComingBackChangesNoBit() {
        Optimizer.Rule rule = new NesterovClassic(0.05, 0.9).start(p);
        bowl.step(rule, 0.05);
        double[] here = p.values().clone();
        rule.lookAhead(p);
        assertThat(p.values()).isNotEqualTo(here);
        rule.comeBack(p);

        assertThat(p.values()).containsExactly(here);
    }

    @Test
    void theTwoFormsOfMomentumPartWhenTheRateChanges() {
        Parameters other = new Parameters(p.values());
        Bowl under = new Bowl(other, 1, 20);
        Optimizer.Rule classic = new MomentumClassic(0.05, 0.9).start(p);
        Optimizer.Rule pytorch = new Optimizer.Momentum(0.05, 0.9, 0).start(other);
        for (int t = 0; t < 20; t++) {
            bowl.step(classic, 0.05);
            under.step(pytorch, 0.05);
        }
        assertThat(p.values()).containsExactly(other.values(), within(1e-12));
        double old = p.values()[0];
        bowl.step(classic, 0.0005);
        under.step(pytorch, 0.0005);

        assertThat(Math.abs(p.values()[0] - old)).as("carries the old velocity").isGreaterThan(50 * Math.abs(other.values()[0] - old));
    }

    @Test
    void theListingOfTheNotesDivergesWhereNesterovArrives() {
        assertThat(lossAfter(new NotesNag(0.01, 0.9), 100)).isCloseTo(7.7e4, within(0.05e4));
        assertThat(lossAfter(new NesterovClassic(0.01, 0.9), 100)).isLessThan(5e-6);
        assertThat(lossAfter(new Optimizer.Sgd(0.01), 100)).isCloseTo(0.27, within(0.005));
    }

    @Test
    void theListingOfTheNotesTakesTwoGradientsPerStep() {
        Optimizer.Rule rule = new NotesNag(0.01, 0.9).start(p, bowl);
        bowl.step(rule, 0.01);
        bowl.step(rule, 0.01);

        assertThat(bowl.looksElsewhere()).as("besides the one where it stands").isEqualTo(2);
    }

    /** a. g = 20·1.5, b. v = −0.01·g, c. w′ = w + 0.9v, d. g′ = 20w′, e. w − 0.01g′. */
    @Test
    void theListingOfTheNotesIsTakenLiterally() {
        bowl.step(new NotesNag(0.01, 0.9).start(p, bowl), 0.01);
        double velocity = -0.01 * 30;

        assertThat(p.values()[1]).isCloseTo(1.5 - 0.01 * 20 * (1.5 + 0.9 * velocity), within(1e-15));
    }

    @Test
    void nesterovDoesNotDescendAtEveryStep() {
        Optimizer.Rule rule = new NesterovClassic(0.05, 0.9).start(p);
        int rises = 0;
        double before = bowl.loss();
        for (int t = 0; t < 100; t++) {
            bowl.step(rule, 0.05);
            rises += bowl.loss() > before ? 1 : 0;
            before = bowl.loss();
        }

        assertThat(rises).isEqualTo(38);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.9})
    void momentumPassesTheMarkWhereTheHandbookSays(double momentum) {
        Optimizer.Rule rule = new Optimizer.Momentum(0.05, momentum, 0).start(p);
        int step = 0;
        while (bowl.loss() >= 1e-3) {
            bowl.step(rule, 0.05);
            step++;
        }

        assertThat(step).isEqualTo(momentum == 0.5 ? 33 : 36);
    }

    @Test
    void theScheduleMayRuleTheMomentumOfEveryMethodThatHasOne() {
        for (Optimizer optimizer : List.of(new Optimizer.Momentum(), new MomentumClassic(), new Optimizer.Nesterov(), new NesterovClassic(),
                new NotesNag(), new Optimizer.RmsProp(0.01, 0.99, 1e-8, 0.5, false), new Optimizer.Adam(), new AmsGrad(), new AdamW(),
                new Adamax(), new NAdam(), new RAdam(), new Lion(1e-4, 0.9, 0.5, 0))) {
            assertThat(after(optimizer, 0.3)).as("%s", optimizer).isNotEqualTo(after(optimizer, Double.NaN));
        }
    }

    @Test
    void noMomentumStaysNone() {
        for (Optimizer optimizer : List.of(new Optimizer.Sgd(), new Optimizer.RmsProp(), new Optimizer.Momentum(0.1, 0, 0))) {
            assertThat(after(optimizer, 0.3)).as("%s", optimizer).isEqualTo(after(optimizer, Double.NaN));
        }
    }

    private static double[] after(Optimizer optimizer, double momentum) {
        Parameters some = new Parameters(new double[] {1, -2, 0.3});
        Optimizer.Rule rule = optimizer.start(some, new Bowl(some, 1, 1, 1));
        double[][] gradients = {{0.5, -1, 2}, {-0.1, 2, -0.6}, {-1, 0.2, -0.1}};
        for (double[] gradient : gradients) {
            System.arraycopy(gradient, 0, some.gradient(), 0, 3);
            rule.aim(optimizer.rate(), momentum);
            rule.step(some);
        }
        return some.values();
    }

    private static double lossAfter(Optimizer optimizer, int steps) {
        Parameters some = new Parameters(new double[] {-2, 1.5});
        Bowl under = new Bowl(some, 1, 20);
        Optimizer.Rule rule = optimizer.start(some, under);
        for (int t = 0; t < steps; t++) {
            under.step(rule, optimizer.rate());
        }
        return under.loss();
    }
}
