package gradlab.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.diagnosis.Patient.Trained;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The sick and the healthy of the curriculum, twenty seeds each: the right complaint on at least eighteen of the sick, none
 * on at least nineteen of the healthy. Leaves its table in {@code target/diagnosis-confusion.txt}.
 */
@Tag("slow")
class ConfusionTest {

    private static final int SEEDS = 20;
    private static final int FOUND = 18;
    private static final int SILENT = 19;
    private static final Path TABLE = Path.of("target/diagnosis-confusion.txt");

    /** What was said about one patient over all seeds. */
    private record Row(Patient patient, int right, Map<String, Integer> said) {
        String line() {
            String words = said.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).collect(Collectors.joining(", "));
            return "%-36s %-34s %2d/%d  %s".formatted(patient.name(), patient.expected().isEmpty() ? "(healthy)"
                    : String.join(" or ", patient.expected()), right, SEEDS, words.isEmpty() ? "silence" : words);
        }
    }

    @Test
    void sickTrainingsAreRecognisedAndHealthyOnesLeftInPeace() throws IOException {
        List<Row> rows = Patient.all().parallelStream().map(ConfusionTest::examine).toList();
        Files.createDirectories(TABLE.getParent());
        List<String> lines = new ArrayList<>(List.of("%-36s %-34s %-5s  %s".formatted("training", "expected", "right", "said (seeds)")));
        rows.forEach(row -> lines.add(row.line()));
        Files.write(TABLE, lines);

        SoftAssertions softly = new SoftAssertions();
        for (Row row : rows) {
            softly.assertThat(row.right()).as(row.line()).isGreaterThanOrEqualTo(row.patient().expected().isEmpty() ? SILENT : FOUND);
        }
        softly.assertAll();
    }

    @Test
    void everyRuleHasAPatient() {
        assertThat(Rule.all().stream().map(Rule::id))
                .allMatch(id -> Patient.all().stream().anyMatch(patient -> patient.expected().contains(id)));
    }

    private static Row examine(Patient patient) {
        Map<String, Integer> said = new TreeMap<>();
        int[] right = {0};
        IntStream.rangeClosed(1, SEEDS).forEach(seed -> {
            Trained trained = patient.train(seed);
            List<Finding> findings = trained.diagnosis().findings();
            findings.forEach(finding -> said.merge(finding.rule(), 1, Integer::sum));
            assertThat(findings).as("%s, seed %d", patient.name(), seed).allSatisfy(ConfusionTest::assertWellSaid);
            boolean known = findings.stream().allMatch(finding -> patient.expected().contains(finding.rule()) || patient.allowed().contains(finding.rule()));
            boolean named = patient.expected().isEmpty() || findings.stream().anyMatch(finding -> patient.expected().contains(finding.rule()));
            right[0] += known && named ? 1 : 0;
        });
        return new Row(patient, right[0], said);
    }

    /** Every number has its place in the sentence, and every sentence its numbers, in both languages. */
    private static void assertWellSaid(Finding finding) {
        for (Texts texts : List.of(Texts.russian(), Texts.english())) {
            assertThat(new Wording(texts).sentence(finding)).doesNotContain("⟨", "{");
        }
        assertThat(finding.numbers()).noneMatch(quantity -> Double.isNaN(quantity.value()));
        assertThat(finding.evidence()).isNotEmpty();
        assertThat(finding.remedies()).isNotEmpty();
    }
}
