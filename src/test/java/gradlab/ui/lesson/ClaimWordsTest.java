package gradlab.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Place;
import gradlab.catalogue.Texts;
import gradlab.experiment.Seeds;
import gradlab.lesson.Claim;
import gradlab.lesson.ClaimChecker.Finding;
import gradlab.lesson.Metric;
import gradlab.lesson.Metric.Name;
import gradlab.lesson.Metric.Where;
import gradlab.ui.Words;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClaimWordsTest {

    private static final Metric SATURATION = new Metric(Name.SATURATION, Where.LAYER, 2, 0, Double.NaN);
    private static final Metric NORM = new Metric(Name.GRADIENT_NORM, Where.OUTPUT, 0, 0, Double.NaN);

    private final Words russian = new Words(Texts.russian());
    private final ClaimWords words = new ClaimWords(russian, List.of());

    @Test
    void aFindingSaysWhatWasMeasuredAndWhatWasPromised() {
        Claim.Statement statement = new Claim.Comparison(measured(SATURATION), Claim.Relation.GREATER, new Claim.Number(0.6), 0, new Claim.At(400));
        assertThat(words.sentence(finding(statement, 0.95, 0.6, 400))).isEqualTo("насыщение слоя 2 на шаге 400: 0,95 — обещано больше 0,6");
    }

    @Test
    void aMeasuredBoundIsNamedToo() {
        Claim.Statement statement = new Claim.Comparison(measured(SATURATION), Claim.Relation.LESS,
                new Claim.Product(new Claim.Number(0.05), measured(NORM)), 0, new Claim.Always());
        assertThat(words.sentence(finding(statement, 0.01, 0.2, 30)))
                .isEqualTo("насыщение слоя 2 всё время: 0,01 в худшем случае (шаг 30) — обещано меньше 0,2 = 0,05 · норма градиента выходного слоя");
    }

    @Test
    void aTrendTellsItsChangeInPercent() {
        Claim.Statement statement = new Claim.Trend(NORM, Claim.Direction.RISES, 0, 100);
        assertThat(words.sentence(finding(statement, 0.12, 0.05, 100)))
                .isEqualTo("норма градиента выходного слоя на шагах 0–100: изменение +12\u00a0% — обещано: растёт");
    }

    @ParameterizedTest
    @EnumSource(Name.class)
    void everyMetricHasItsWordsInBothLanguages(Name name) {
        for (Texts texts : List.of(Texts.russian(), Texts.english())) {
            for (Where where : Where.values()) {
                String said = new ClaimWords(new Words(texts), List.of()).metric(new Metric(name, where, 1, 3, Double.NaN));
                assertThat(said).doesNotContain("⟨", "{");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Claim.Relation.class)
    void everyRelationHasItsWords(Claim.Relation relation) {
        for (Claim.When when : List.of(new Claim.At(1), new Claim.End(), new Claim.Always(), new Claim.Between(1, 2), new Claim.EverBefore(3))) {
            Claim.Statement statement = new Claim.Comparison(measured(NORM), relation, new Claim.Number(1), 0.1, when);
            assertThat(words.sentence(finding(statement, 1, 1, 2))).doesNotContain("⟨", "{");
        }
    }

    private static Claim.Measured measured(Metric metric) {
        return new Claim.Measured(metric, Optional.empty());
    }

    private static Finding finding(Claim.Statement statement, double measured, double bound, int state) {
        Claim claim = new Claim(new Place("lesson.md", 1, 1), "", 10, 10, statement);
        return new Finding(claim, Seeds.all(7), true, measured, bound, state);
    }
}
