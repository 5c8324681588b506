package gradlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.nn.Activation;
import gradlab.probe.Matrix;
import gradlab.probe.Picture;
import gradlab.probe.Picture.Axis;
import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ChartWordsTest {

    private static final List<Texts> LANGUAGES = List.of(Texts.russian(), Texts.english());

    private final ShortRun run = ShortRun.of(ShortRun.spec(new Activation.Tanh()), 1);

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyPictureOfEveryProbeHasItsWords(Texts texts) {
        ChartWords words = new ChartWords(new Words(texts));
        for (Picture picture : run.book().pictures()) {
            for (String said : List.of(words.title(picture, 4), words.choice(picture.id()), words.caption(picture, run.book()),
                    words.read(picture), words.titles(picture, 4).getLast(), words.captions(picture, run.book()).getLast())) {
                assertThat(said).as(picture.id()).isNotBlank().doesNotContain("⟨", "{");
            }
            assertThat(words.read(picture)).as(picture.id()).endsWith(".");
            for (Curve curve : Curves.of(picture, Palette.LIGHT, 1e-3)) {
                assertThat(words.name(curve, 4)).as(curve.series()).doesNotContain("⟨");
            }
        }
        for (ChartFamily family : ChartFamily.values()) {
            assertThat(texts.has("chart." + family.id() + ".empty")).as(family.id()).isTrue();
            assertThat(texts.has("chart." + family.id() + ".none")).as(family.id()).isTrue();
            assertThat(texts.has("chart.family." + family.id())).as(family.id()).isTrue();
            if (family.kind() == ChartFamily.Kind.STILL) {
                for (String part : List.of("title", "caption", "read")) {
                    assertThat(texts.has("chart." + family.id() + "." + part)).as(family.id() + " " + part).isTrue();
                }
            }
        }
        for (Matrix matrix : Matrix.values()) {
            for (String quantity : List.of("rank", "numerical_rank", "stable_rank", "effective_rank", "participation_ratio", "energy90",
                    "energy95", "energy99", "nuclear_norm", "condition", "sigma")) {
                Picture picture = new Picture(matrix.id() + "." + quantity, 1, Axis.COUNT, List.of(), List.of());
                for (String said : List.of(words.title(picture, 4), words.choice(picture.id()), words.caption(picture, run.book()), words.read(picture))) {
                    assertThat(said).as(picture.id()).isNotBlank().doesNotContain("⟨", "{");
                }
            }
        }
    }

    @Test
    void captionsNameTheThresholdsInForce() {
        ChartWords words = new ChartWords(ShortRun.RUSSIAN);
        PictureBook book = run.book();

        assertThat(words.caption(run.picture("gradient.rank", 1), book)).contains("0,001·σ₁");
        assertThat(words.caption(run.picture("saturation", 1), book)).contains("0,1·max");
        assertThat(words.title(run.picture("gradient.sigma", 2), 4)).endsWith("слой 2");
        assertThat(words.title(run.picture("gradient.sigma", 4), 4)).endsWith("выход");
    }

    @Test
    void anExplanationBeginsWithACapitalUnlessWithASymbol() {
        assertThat(ChartWords.explained("пунктир — потолок", "Читать так.")).isEqualTo("Пунктир — потолок.\nЧитать так.");
        assertThat(ChartWords.explained("σ якобиана", "Читать так.")).as("Σ would be a sum").startsWith("σ якобиана.");
    }

    @Test
    void valuesAreWrittenInTheMannerOfTheirAxis() {
        ChartWords words = new ChartWords(ShortRun.RUSSIAN);
        Curve loss = Curves.of(run.picture("loss", 1), Palette.LIGHT, 1e-3).getFirst();

        assertThat(words.value(Axis.SHARE, loss, 0.975)).isEqualTo("97,5\u00A0%");
        assertThat(words.value(Axis.COUNT, loss, 12)).isEqualTo("12");
        assertThat(words.value(Axis.LOG, loss, 0.04123)).isEqualTo("0,0412");
        assertThat(words.value(Axis.LOG, loss, Double.NaN)).isEqualTo("—");
    }
}
