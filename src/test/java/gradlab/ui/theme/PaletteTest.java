package gradlab.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {

    private static final double TEXT = 4.5;
    private static final double MARKS = 3;
    /** A just noticeable difference is about 2.3. */
    private static final double APART = 10;

    @ParameterizedTest
    @EnumSource
    void textStandsOutFromEverythingBehindIt(Palette palette) {
        for (Color text : List.of(palette.ink(), palette.fadedInk(), palette.accent(), palette.warning())) {
            for (Color behind : List.of(palette.surface(), palette.ground(), palette.accentWash(), adviceWash(palette))) {
                assertThat(Eyes.contrast(text, behind)).as("%s on %s", text, behind).isGreaterThanOrEqualTo(TEXT);
            }
        }
        assertThat(Eyes.contrast(palette.surface(), palette.accent())).as("the primary button").isGreaterThanOrEqualTo(TEXT);
    }

    @ParameterizedTest
    @EnumSource
    void linesAndMarksStandOutFromTheCard(Palette palette) {
        List<Color> marks = series(palette);
        marks.addAll(List.of(palette.positive(), palette.negative(), palette.warning(), palette.accent()));

        assertThat(marks).allSatisfy(mark -> assertThat(Eyes.contrast(mark, palette.surface())).as("%s", mark).isGreaterThanOrEqualTo(MARKS));
    }

    @ParameterizedTest
    @EnumSource
    void seriesAreToldApartByUsualAndColourBlindEyes(Palette palette) {
        List<Color> series = series(palette);
        for (Eyes eyes : Eyes.values()) {
            for (int i = 0; i < series.size(); i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(eyes.distance(series.get(i), series.get(j))).as("%s: series %d and %d", eyes, j, i).isGreaterThan(APART);
                }
            }
            assertThat(eyes.distance(palette.positive(), palette.negative())).as("%s: signs", eyes).isGreaterThan(4 * APART);
            assertThat(eyes.distance(palette.warning(), palette.positive())).as("%s: warning", eyes).isGreaterThan(4 * APART);
        }
    }

    @Test
    void onGreyPaperTheDashesTellSeriesApart() {
        Set<String> patterns = new HashSet<>();
        for (int i = 0; i < Palette.SERIES; i++) {
            patterns.add(Arrays.toString(Palette.dashes(i)));
        }

        assertThat(patterns).hasSize(Palette.SERIES);
    }

    @ParameterizedTest
    @EnumSource
    void mapsGetSteadilyFartherFromTheSurface(Palette palette) {
        double before = Eyes.contrast(palette.sequential(0), palette.surface());
        for (double share = 0.05; share <= 1.001; share += 0.05) {
            double now = Eyes.contrast(palette.sequential(share), palette.surface());
            assertThat(now).as("at %.2f", share).isGreaterThan(before);
            before = now;
        }
    }

    private static List<Color> series(Palette palette) {
        List<Color> series = new ArrayList<>();
        for (int i = 0; i < Palette.SERIES; i++) {
            series.add(palette.series(i));
        }
        return series;
    }

    private static Color adviceWash(Palette palette) {
        String css = palette.asCss();
        int from = css.indexOf("-lab-advice-wash:") + "-lab-advice-wash:".length();
        return Color.web(css.substring(from, css.indexOf(';', from)));
    }
}
