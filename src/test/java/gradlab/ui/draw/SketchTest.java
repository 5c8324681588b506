package gradlab.ui.draw;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.data.DataSource;
import gradlab.data.PointList;
import gradlab.data.TypedPoints;
import gradlab.experiment.DataFit;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.math.Rng;
import gradlab.ui.draw.Sketch.Dot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SketchTest {

    private static final Path FOLDER = Path.of("").toAbsolutePath();
    private static final Sketch THREE = new Sketch(List.of(new Dot(-1.25, 0.3, 0), new Dot(0.1, 1e-3, 2), new Dot(1e6, -7, 3)), false);

    @Test
    void whatIsDrawnIsKeptInAFileWithEveryDigitInBothLanguages() {
        for (Sketch sketch : List.of(THREE, new Sketch(List.of(new Dot(0, 0, -0.35), new Dot(1, 1, 1)), true))) {
            DataSource source = sketch.source();
            ExperimentSpec spec = DataFit.with(ExperimentSpec.standard(), source, source.load(Rng.of(0, Rng.Stream.DATA)));
            for (Locale locale : List.of(Locale.ENGLISH, Locale.of("ru"))) {
                String text = ExperimentFile.write(spec, FOLDER, locale);
                ExperimentSpec read = ExperimentFile.read(text, "a.lab", FOLDER, Map.of());
                assertThat(read).isEqualTo(spec);
                assertThat(Sketch.of(read.data())).contains(sketch);
            }
        }
    }

    @Test
    void wholeNumbersCanBeNumbersToo() {
        Sketch numbers = new Sketch(List.of(new Dot(0, 0, 0), new Dot(1, 1, 1)), true);

        assertThat(Sketch.of(numbers.source())).contains(numbers);
        assertThat(numbers.source().load(Rng.of(0, Rng.Stream.DATA)).classes()).isZero();
    }

    @Test
    void thereIsRoomForAThousandAndNoMore() {
        List<Dot> many = new ArrayList<>();
        for (int i = 0; i < PointList.MAX_POINTS + 50; i++) {
            many.add(new Dot(i, -i, i % 2));
        }
        Sketch full = Sketch.EMPTY.with(many.subList(0, 990)).with(many);

        assertThat(full.dots()).hasSize(PointList.MAX_POINTS);
        assertThat(full.room()).isZero();
        assertThat(full.source().points().points()).hasSize(PointList.MAX_POINTS);
    }

    @Test
    void aLabelCountsManyPointsInsteadOfListingThem() {
        List<Dot> many = java.util.stream.IntStream.range(0, 12).mapToObj(i -> new Dot(i, i, i % 2)).toList();
        ExperimentSpec drawn = ExperimentSpec.standard().withData(new Sketch(many, false).source());

        assertThat(new gradlab.experiment.SpecChange(ExperimentSpec.standard(), drawn).describe(Locale.of("ru"))).contains("точки(12)").doesNotContain("список");
    }

    @Test
    void onePointIsNotYetData() {
        assertThat(Sketch.EMPTY.isData()).isFalse();
        assertThat(new Sketch(List.of(new Dot(0, 0, 0)), false).isData()).isFalse();
        assertThat(THREE.isData()).isTrue();
    }

    @Test
    void dataOfMoreFeaturesAreNoSketchAndAScaleIsMultipliedIn() {
        assertThat(Sketch.of(new DataSource.Circles())).isEmpty();
        TypedPoints typed = new TypedPoints();

        assertThat(Sketch.of(new TypedPoints(typed.points(), typed.task(), 2)).orElseThrow().dots().get(3)).isEqualTo(new Dot(2, 2, 0));
        assertThat(Sketch.of(new TypedPoints(PointList.parse("1 2 3 0; 4 5 6 1", new gradlab.catalogue.Place("a", 1, 1)), typed.task(), 1))).isEmpty();
    }

    @Test
    void classesAreRankedInTheOrderOfTheirNumbers() {
        assertThat(THREE.classes()).isEqualTo(3);
        assertThat(List.of(THREE.rank(0), THREE.rank(2), THREE.rank(3))).containsExactly(0, 1, 2);
        assertThat(THREE.as(true).dots()).extracting(Dot::answer).containsExactly(0.0, 1.0, 1.0);
        assertThat(THREE.as(true).as(false).dots()).extracting(Dot::answer).containsExactly(0.0, 1.0, 1.0);
    }

    @Test
    void theFrameHoldsAllPointsAndKeepsCirclesRound() {
        Frame frame = Frame.around(List.of(new Dot(-1, -0.5, 0), new Dot(1, 0.6, 1)));

        assertThat(frame.width()).isCloseTo(frame.height(), org.assertj.core.data.Offset.offset(0.11));
        for (List<Dot> dots : List.of(THREE.dots(), List.of(new Dot(5, 5, 0), new Dot(5, 5, 1)), List.of(new Dot(0, 1e6, 0), new Dot(1, 2e6, 1)))) {
            Frame around = Frame.around(dots);
            assertThat(dots).allMatch(around::holds);
            assertThat(around.width()).isPositive();
            assertThat(around.roundX(dots.getFirst().x())).isCloseTo(dots.getFirst().x(), org.assertj.core.data.Offset.offset(around.width() / 500));
        }
    }
}
