package gradlab.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradlab.catalogue.Catalogue;
import gradlab.nn.AdamW;
import gradlab.nn.Lion;
import gradlab.nn.MomentumClassic;
import gradlab.nn.NesterovClassic;
import gradlab.nn.Optimizer;
import gradlab.surface.Anatomy.Term;
import gradlab.surface.Surface.Beale;
import gradlab.surface.Surface.Bowl;
import gradlab.surface.Surface.Saddle;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class AnatomyTest {

    private static final Point START = new Point(1, 0.3);

    static final List<Optimizer> EVERYBODY = everybody();

    /** All of the catalogue, and what changes their formulas. */
    private static List<Optimizer> everybody() {
        List<Optimizer> all = new ArrayList<>(Catalogue.of(Optimizer.class).entries().stream().map(Catalogue.Entry::standard).toList());
        all.add(new Optimizer.Momentum(0.01, 0.8, 0.5));
        all.add(new Optimizer.RmsProp(0.01, 0.9, 1e-8, 0.7, true));
        all.add(new Optimizer.AdaGrad(0.1, 1e-10, 0.2));
        all.add(new AdamW(0.05, 0.9, 0.99, 1e-8, 0.3));
        all.add(new Lion(0.01, 0.9, 0.99, 0.2));
        return all;
    }

    @ParameterizedTest
    @FieldSource("EVERYBODY")
    void theTermsOfEveryMethodAddUpToTheStepItMade(Optimizer optimizer) {
        Trail trail = Trail.of(new Beale(), RateSearch.withRate(optimizer, 0.003), new Point(1, 1), new Noise(0.2, 5), 150);
        for (int step : new int[] {1, 2, 3, 6, 7, 64, 65, 150}) {
            Anatomy anatomy = trail.anatomy(Math.min(step, trail.steps()));
            assertThat(anatomy.rebuilt().minus(anatomy.change()).length()).as("step %s of %s", step, optimizer).isLessThan(1e-12 + 1e-9 * anatomy.length());
            assertThat(anatomy.from()).isEqualTo(trail.place(anatomy.step() - 1));
            assertThat(anatomy.to()).isEqualTo(trail.place(anatomy.step()));
            assertThat(anatomy.terms()).isNotEmpty();
        }
    }

    @Test
    void plainDescentGoesStraightAgainstTheGradient() {
        Anatomy anatomy = Trail.of(new Bowl(), new Optimizer.Sgd(0.01), START, 3).anatomy(3);
        assertThat(anatomy.turn().orElseThrow()).isCloseTo(0, within(1e-5));
        assertThat(anatomy.length()).isCloseTo(0.01 * anatomy.gradient().length(), within(1e-12));
        assertThat(anatomy.carried()).isEqualTo(new Point(0, 0));
    }

    @Test
    void whatMomentumCarriesIsWhatItsStepBeforeLeft() {
        Trail trail = Trail.of(new Bowl(), new MomentumClassic(0.01, 0.9), START, 5);
        Point before = trail.anatomy(4).change();
        Point carried = trail.anatomy(5).carried();
        assertThat(carried.minus(before.times(0.9)).length()).isLessThan(1e-15);
        assertThat(trail.anatomy(1).carried().length()).isZero();
    }

    @Test
    void theFirstStepOfAdamIsTheRateInEveryCoordinate() {
        Anatomy first = Trail.of(new Bowl(), new Optimizer.Adam(0.05, 0.9, 0.999, 1e-8), START, 1).anatomy(1);
        assertThat(Math.abs(first.change().x())).isCloseTo(0.05, within(1e-8));
        assertThat(Math.abs(first.change().y())).isCloseTo(0.05, within(1e-8));
        Term correction = first.terms().stream().filter(term -> term.id().equals("correction")).findFirst().orElseThrow();
        assertThat((double) correction.numbers().get(1)).isCloseTo(10, within(1e-9));
        assertThat((double) correction.numbers().get(2)).isCloseTo(1000, within(1e-6));
    }

    @Test
    void nesterovTakesItsGradientAhead() {
        Trail trail = Trail.of(new Bowl(), new NesterovClassic(0.005, 0.9), START, 2);
        Anatomy second = trail.anatomy(2);
        assertThat(second.seenAt()).isNotEqualTo(second.from());
        assertThat(second.seenAt().minus(second.from()).minus(second.carried()).length()).isLessThan(1e-12);
    }

    @Test
    void noiseIsPartOfTheGradientAndKnownApart() {
        Anatomy anatomy = Trail.of(new Saddle(), new Optimizer.Sgd(0.1), START, new Noise(0.5, 3), 70).anatomy(70);
        double[] slope = new double[2];
        new Saddle().gradient(anatomy.from().x(), anatomy.from().y(), slope);
        assertThat(anatomy.noise().length()).isPositive();
        assertThat(anatomy.gradient().minus(anatomy.noise()).minus(new Point(slope[0], slope[1])).length()).isLessThan(1e-12);
    }

    @Test
    void onlyStepsThatWereMadeCanBeTakenApart() {
        Trail trail = Trail.of(new Bowl(), new Optimizer.Sgd(0.01), START, 3);
        assertThatThrownBy(() -> trail.anatomy(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> trail.anatomy(4)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1..3");
    }
}
