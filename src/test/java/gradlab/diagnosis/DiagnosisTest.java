package gradlab.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.diagnosis.Patient.Trained;
import gradlab.diagnosis.Quantity.Form;
import gradlab.experiment.ExperimentSpec;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.Lbfgs;
import gradlab.nn.Optimizer;
import gradlab.probe.Series;
import gradlab.train.History;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

class DiagnosisTest {

    private static final List<Texts> LANGUAGES = List.of(Texts.russian(), Texts.english());

    private static Patient patient(String name) {
        return Patient.all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<String> rules(Diagnosis diagnosis) {
        return diagnosis.findings().stream().map(Finding::rule).toList();
    }

    @Test
    void nothingIsSaidBeforeEnoughWasSeen() {
        Trained saturated = patient("F2 N(0,5²)").train(7);

        assertThat(saturated.diagnosis(20)).isEqualTo(new Diagnosis(20, false, List.of()));
        assertThat(rules(saturated.diagnosis())).containsExactly("saturated");
    }

    @Test
    void theNumbersOfASentenceStandInTheRecords() {
        for (Patient patient : Patient.all()) {
            Trained trained = patient.train(7);
            trained.diagnosis().findings().stream().flatMap(finding -> finding.evidence().stream())
                    .filter(quantity -> quantity.form() == Form.NUMBER || quantity.form() == Form.PERCENT).forEach(quantity -> {
                        History recorded = trained.recorder().history(quantity.series()).orElseThrow();
                        assertThat(recorded.at(quantity.step())).as("%s: %s at %s", patient.name(), quantity.series(), quantity.step())
                                .isEqualTo(quantity.value());
                    });
        }
    }

    @Test
    void aComplaintSpeaksOfItsOwnLayer() {
        Finding finding = patient("F30 biases −3, ReLU").train(7).diagnosis().findings().getFirst();

        assertThat(finding.evidence().stream().filter(quantity -> quantity.form() == Form.PERCENT).map(Quantity::series))
                .containsExactly(Series.id(finding.layer(), "dead"));
        assertThat(finding.since()).isZero();
    }

    @Test
    void whatTheCauseExplainsIsNotSaidTwice() {
        Trained trained = patient("F6 inputs ×50").train(7);
        Evidence evidence = Evidence.of(trained.run().spec(), trained.traits(), trained.recorder(), trained.run().stepCount(), false);

        assertThat(new Saturated().look(evidence)).as("it is saturated").isPresent();
        assertThat(rules(Diagnosis.of(evidence))).containsExactly("unscaled-inputs");
    }

    @Test
    void aRankThatItsCeilingExplainsIsNoSickness() {
        for (String healthy : List.of("F21 batch 1", "F23 inputs of rank 1", "F23 inputs of rank 2")) {
            assertThat(rules(patient(healthy).train(7).diagnosis())).as(healthy).isEmpty();
        }
    }

    @Test
    void confidenceIsNotCalledSaturation() {
        Trained sure = patient("F37 tanh").train(3);

        assertThat(sure.recorder().history("layer2.saturation").orElseThrow().last()).isGreaterThan(0.5);
        assertThat(rules(sure.diagnosis())).isEmpty();
    }

    @Test
    void aDiagnosisOfThePastDoesNotKnowTheFuture() {
        Trained trained = patient("F35 overfitting").train(7);
        Finding late = trained.diagnosis().findings().getFirst();

        assertThat(rules(trained.diagnosis(late.since()))).isEmpty();
        assertThat(late.evidence()).allMatch(quantity -> quantity.step() <= trained.run().stepCount());
    }

    @ParameterizedTest
    @EnumSource
    void everyRemedyChangesSomethingAndCanBeRun(Remedy remedy) {
        ExperimentSpec plain = ExperimentSpec.standard().withActivation(new Activation.Sigmoid()).withInitializer(new Initializer.Normal(5, 1));
        ExperimentSpec start = remedy == Remedy.HIDDEN_LAYER ? plain.withHidden(List.of())
                : remedy == Remedy.BATCH_32 ? plain.withBatches(plain.batches().withSize(1)) : plain;

        assertThat(remedy.changes(start)).isTrue();
        assertThat(Remedy.worthTrying(start, remedy)).containsExactly(remedy);
        assertThat(remedy.applyTo(remedy.applyTo(start)).network().inputs()).isEqualTo(2);
        for (Texts texts : LANGUAGES) {
            assertThat(texts.has("remedy." + remedy.id())).isTrue();
            assertThat(texts.has("remedy." + remedy.id() + ".hint")).isTrue();
        }
    }

    @Test
    void remediesStayWithinWhatIsAdmitted() {
        ExperimentSpec slow = ExperimentSpec.standard().withOptimizer(new Optimizer.Sgd(2e-6));
        ExperimentSpec wholeSet = ExperimentSpec.standard().withOptimizer(new Lbfgs()).withBatches(ExperimentSpec.standard().batches().withSize(0));

        assertThat(Remedy.SLOWER.applyTo(slow).optimizer().rate()).isEqualTo(1e-6);
        assertThat(Remedy.FASTER.applyTo(slow).optimizer().rate()).isEqualTo(2e-5);
        assertThat(Remedy.worthTrying(wholeSet, Remedy.CLIP)).as("nobody cuts the gradient of L-BFGS").isEmpty();
        assertThat(Remedy.worthTrying(ExperimentSpec.standard(), Remedy.XAVIER)).as("it is there already").isEmpty();
    }

    @Test
    void theLossOfABlindAnswerIsKnown() {
        assertThat(patient("F1 tanh Xavier").train(1).traits().blindLoss()).isCloseTo(Math.log(2), org.assertj.core.data.Offset.offset(1e-9));
        assertThat(patient("F21 batch 32").train(1).traits().blindLoss()).isCloseTo(Math.log(4), org.assertj.core.data.Offset.offset(1e-9));
        assertThat(patient("F11 He×1").train(1).traits().blindLoss()).as("variance of zeros and ones").isCloseTo(0.25, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void neighboursTellWhatBendsFromWhatIsNoise() {
        assertThat(patient("F37 linear").train(1).traits().neighbourMistakes()).isLessThan(0.05);
        assertThat(patient("F19 rare feature").train(1).traits().neighbourMistakes()).isGreaterThan(0.2);
    }

    @Test
    void aTrackKnowsSinceWhenSomethingIsSo() {
        Track track = new Track("x", new double[] {0, 10, 20, 30}, new double[] {0.9, 0.2, 0.7, 0.8});

        assertThat(track.since(value -> value > 0.5)).isEqualTo(20);
        assertThat(track.since(value -> value > 1)).as("never").isEqualTo(30);
        assertThat(track.at(15)).isEqualTo(0.2);
        assertThat(track.stepOfLeast()).isEqualTo(10);
        assertThat(track.recent()).isEqualTo(0.7);
        assertThat(new Track("none", new double[0], new double[0]).recent()).isNaN();
    }

    @Test
    void numbersAreWrittenAsInASentence() {
        Wording russian = new Wording(Texts.russian());
        Wording english = new Wording(Texts.english());

        assertThat(russian.number(Quantity.plain(0.0412, Form.NUMBER))).isEqualTo("0,041");
        assertThat(english.number(Quantity.plain(0.0412, Form.NUMBER))).isEqualTo("0.041");
        assertThat(russian.number(Quantity.plain(3.46e-6, Form.NUMBER))).isEqualTo("3,5·10⁻⁶");
        assertThat(russian.number(Quantity.plain(1e-5, Form.NUMBER))).isEqualTo("10⁻⁵");
        assertThat(russian.number(Quantity.plain(2.6e7, Form.NUMBER))).isEqualTo("2,6·10⁷");
        assertThat(russian.number(Quantity.plain(0.968, Form.PERCENT))).isEqualTo("97\u00A0%");
        assertThat(russian.number(Quantity.plain(312.4, Form.TIMES))).isEqualTo("300 раз");
        assertThat(russian.number(Quantity.plain(7.46, Form.TIMES))).isEqualTo("7,5 раза");
        assertThat(russian.number(Quantity.plain(23, Form.TIMES))).isEqualTo("23 раза");
        assertThat(russian.number(Quantity.plain(12, Form.TIMES))).isEqualTo("12 раз");
        assertThat(russian.number(Quantity.plain(2.9e6, Form.TIMES))).isEqualTo("3·10⁶ раз");
        assertThat(english.number(Quantity.plain(12_400, Form.WHOLE))).isEqualTo("12\u00A0400");
        assertThat(russian.number(Quantity.plain(Double.POSITIVE_INFINITY, Form.NUMBER))).isEqualTo("∞");
    }

    @Test
    void aFileHasSentenceEvidenceAndRemedies() {
        Map<String, Object> entry = new Wording(Texts.english()).entry(patient("F40 batch norm, batch 1").train(7).diagnosis().findings().getFirst());

        assertThat(entry).containsEntry("rule", "normalised-alone").containsEntry("severity", "stops").containsEntry("layer", 1)
                .containsEntry("remedies", List.of("batch-32", "layer-norm"));
        assertThat(entry.get("sentence").toString()).endsWith("is exactly 0.");
        assertThat(entry.get("evidence")).isEqualTo(List.of(Map.of("series", "layer1.gradient.norm", "step", 190L, "value", 0.0)));
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyRuleHasANameAndSentences(Texts texts) {
        for (Rule rule : Rule.all()) {
            String key = "diagnosis." + rule.id();
            assertThat(texts.has(key)).as(key).isTrue();
            assertThat(texts.keys().stream().filter(other -> other.startsWith(key + "."))).as(key).isNotEmpty();
        }
        assertThat(Arrays.stream(Finding.Severity.values()).map(Finding.Severity::id))
                .allMatch(id -> texts.has("diagnosis.severity." + id));
    }

    @Test
    void causesStandBeforeWhatTheyExplain() {
        List<String> order = Rule.all().stream().map(Rule::id).toList();
        Stream<String[]> pairs = Rule.all().stream().flatMap(rule -> rule.explains().stream().map(other -> new String[] {rule.id(), other}));

        assertThat(pairs.filter(pair -> order.indexOf(pair[0]) >= order.indexOf(pair[1])).map(pair -> String.join(" → ", pair))
                .collect(Collectors.toList())).isEmpty();
    }
}
