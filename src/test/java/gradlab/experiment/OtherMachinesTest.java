package gradlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Problem;
import gradlab.catalogue.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file from anywhere must not make the lab call at another machine, which Windows does as soon as it looks whether a file is there. */
class OtherMachinesTest {

    private static final Path FOLDER = Path.of("lessons").toAbsolutePath();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"\\\\host\\share\\x.csv", "//host/share/x.csv", "\\/host\\share/x.csv", "/\\host/share/x.csv", " //host/share/x.csv", "////host/share/x.csv", "//host", "\\\\",
        "\\\\?\\UNC\\host\\share\\x.csv", "\\\\.\\pipe\\x", "//host@80/share/x.csv"})
    void aNameOfAFileElsewhereIsRefusedWhereverItStands(String name) {
        for (String text : List.of("data: file(\"%s\")", "data: idx(images=\"%s\", labels=b)", "data: idx(images=a, labels=\"%s\")",
                "steps: 3\nweights: file(\"%s\")", "weights: trained(run=(data: file(\"%s\"); steps: 3))")) {
            List<Problem> problems = problems(text.formatted(name));
            Problem share = problems.stream().filter(problem -> problem.key().equals("notation.share")).findFirst().orElseThrow(() -> new AssertionError(text + " " + problems));
            assertThat(share.place().file()).isEqualTo("a.lab");
            assertThat(share.place().column()).isGreaterThan(10);
            assertThat(share.message(Texts.russian())).contains("на другом компьютере");
            assertThat(share.message(Texts.english())).contains("on another computer");
        }
    }

    @Test
    void theTableIsNotEvenLookedFor() throws Exception {
        // on this system the name may well be one of a file beside the experiment
        Files.writeString(folder.resolve("\\\\host\\t.csv".replace('\\', java.io.File.separatorChar == '\\' ? '_' : '\\')), "a,y\n1,2\n3,4\n");
        BadInput bad = catchThrowableOfType(BadInput.class, () -> ExperimentFile.read("data: file(\"\\\\host\\t.csv\")", "a.lab", folder, Map.of()));
        assertThat(bad.problems()).singleElement().satisfies(problem -> assertThat(problem.key()).isEqualTo("notation.share"));
    }

    @ParameterizedTest
    @CsvSource({"//host/share/x.csv, \\\\host\\share\\lessons, false", "\\\\HOST\\Share\\x.csv, \\\\host\\share, false", "//host/other/x.csv, \\\\host\\share\\lessons, true",
        "//host2/share/x.csv, \\\\host\\share\\lessons, true", "//./pipe/x, \\\\.\\pipe, true", "//?/UNC/host/x, \\\\?\\UNC\\other, true", "//host, \\\\host\\share, true",
        "x.csv, \\\\host\\share\\lessons, false", "/home/me/x.csv, /home/me, false", "C:/me/x.csv, C:\\me, false", "../x.csv, /home, false", "a//b.csv, /home, false"})
    void theShareWhereTheNamingFileLiesIsNotElsewhere(String name, String from, boolean elsewhere) {
        assertThat(Notation.isElsewhere(name, from)).isEqualTo(elsewhere);
    }

    /** Whoever chose a file on a share in the window finds it again after a start. */
    @Test
    void whatTheLabWroteForItselfMayNameWhatItsUserChose() {
        ExperimentSpec spec = ExperimentFile.readOwn("weights: file(\"//host/share/x.npz\")", "session.zip", FOLDER);
        assertThat(spec.weights()).isInstanceOfSatisfying(StartWeights.FromFile.class, from -> assertThat(from.file().toString()).contains("host"));
        ExperimentSpec later = ExperimentFile.readOwn("weights: trained(run=(weights: file(\"//host/share/x.npz\"); steps: 3))", "session.zip", FOLDER);
        assertThat(later.weights()).isInstanceOf(StartWeights.Trained.class);
    }

    private static List<Problem> problems(String text) {
        return catchThrowableOfType(BadInput.class, () -> ExperimentFile.read(text, "a.lab", FOLDER, Map.of())).problems();
    }
}
