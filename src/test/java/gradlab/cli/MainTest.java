package gradlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** A command such as others hang under the root; it ends as {@code end} says. */
    @Command(name = "train", description = "Учит сеть.")
    static final class Train implements Callable<Integer> {
        private final Callable<Integer> end;

        @Option(names = "--steps", paramLabel = "N")
        private int steps;

        @Parameters(paramLabel = "ФАЙЛ")
        private String file;

        Train(Callable<Integer> end) {
            this.end = end;
        }

        @Override
        public Integer call() throws Exception {
            return end.call();
        }
    }

    @AfterEach
    void forgetDebugging() {
        System.clearProperty("gradlab.debug");
    }

    @Test
    void helpIsRussianAndGoesToStandardOutput() {
        assertThat(run("--help")).isEqualTo(Main.DONE);
        assertThat(out.toString()).contains("Вызов: gradlab", "Команды:", "train", "Показать эту справку.", "Код завершения:")
                .doesNotContain("Usage", "Show this help");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void commandInheritsHelpAndHeadings() {
        assertThat(run("train", "--help")).isEqualTo(Main.DONE);
        assertThat(out.toString()).contains("Вызов: gradlab train", "Учит сеть.", "--steps", "Показать эту справку.")
                .doesNotContain("Без команды открывает окно");
    }

    @Test
    void versionTellsLabJavaSystemAndKernel() {
        assertThat(run("--version")).isEqualTo(Main.DONE);
        assertThat(out.toString().lines()).satisfiesExactly(
                lab -> assertThat(lab).startsWith("Gradlab "),
                java -> assertThat(java).startsWith("Java " + Runtime.version().feature()),
                os -> assertThat(os).startsWith(System.getProperty("os.name")),
                kernel -> assertThat(kernel).contains("vector"));
    }

    @Test
    void misspeltCommandNamesTheNearest() {
        assertThat(run("tarin")).isEqualTo(Main.WRONG_INPUT);
        assertSaid("Неизвестная команда «tarin». Возможно, имелась в виду «train».", "Справка: gradlab --help");
    }

    @Test
    void misspeltOptionNamesTheNearest() {
        assertThat(run("train", "a.lab", "--setps=3")).isEqualTo(Main.WRONG_INPUT);
        assertSaid("Неизвестный параметр «--setps». Возможно, имелся в виду «--steps».", "Справка: gradlab train --help");
    }

    @Test
    void wordsLikeNothingKnownAreOnlyNamed() {
        run("гадание");
        assertSaid("Неизвестная команда «гадание».", "Справка: gradlab --help");
    }

    @Test
    void superfluousArgumentIsNamed() {
        run("train", "a.lab", "b c.lab");
        assertSaid("Лишнее в командной строке: «b c.lab».", "Справка: gradlab train --help");
    }

    @Test
    void missingArgumentIsNamed() {
        assertThat(run("train")).isEqualTo(Main.WRONG_INPUT);
        assertSaid("Не хватает: ФАЙЛ.", "Справка: gradlab train --help");
    }

    @Test
    void missingValueIsNamedWithItsOption() {
        run("train", "a.lab", "--steps");
        assertSaid("Не хватает: --steps N.", "Справка: gradlab train --help");
    }

    @Test
    void valueOfTheWrongKindIsNamedWithItsOption() {
        run("train", "a.lab", "--steps=сто");
        assertSaid("Значение «сто» не подходит для --steps N.", "Справка: gradlab train --help");
    }

    @Test
    void optionGivenTwiceIsNamed() {
        run("train", "a.lab", "--steps=1", "--steps=2");
        assertSaid("Указано дважды: --steps N.", "Справка: gradlab train --help");
    }

    @Test
    void argumentsThatStartWithAtAreNotReadFromFiles() {
        assertThat(run("train", "@a.lab")).isEqualTo(Main.DONE);
    }

    @Test
    void statusOfTheCommandIsTheStatusOfTheLab() {
        assertThat(ending(() -> Main.REFUTED)).isEqualTo(Main.REFUTED);
    }

    @Test
    void badInputIsToldByItsProblems() {
        BadInput mistake = BadInput.at(new Place("a.lab", 3, 7), "any");
        assertThat(ending(() -> { throw mistake; })).isEqualTo(Main.WRONG_INPUT);
        assertSaid(mistake.getMessage());
    }

    @Test
    void faultOfTheLabTakesOneLine() {
        assertThat(ending(() -> { throw new IllegalStateException("two\nlines"); })).isEqualTo(Main.FAILED);
        assertSaid("Сбой лаборатории: IllegalStateException two lines (подробности: JAVA_OPTS=-Dgradlab.debug=true)");
    }

    @Test
    void errorsOfTheMachineAreFaultsToo() {
        assertThat(ending(() -> { throw new OutOfMemoryError(); })).isEqualTo(Main.FAILED);
        assertThat(err.toString().lines()).singleElement().asString().contains("Не хватило памяти", "-Xmx");
    }

    @Test
    void anOptionAfterTwoDashesIsNotTakenForAMisspeltOne() {
        assertThat(run("train", "a.lab", "--", "--help")).isEqualTo(Main.WRONG_INPUT);
        assertThat(err.toString()).contains("«--help»").doesNotContain("Возможно");
    }

    @Test
    void debuggingShowsTheStackTrace() {
        System.setProperty("gradlab.debug", "true");
        assertThat(ending(() -> { throw new IllegalStateException("broken"); })).isEqualTo(Main.FAILED);
        assertThat(err.toString()).contains("IllegalStateException: broken", "\tat ");
    }

    private int run(String... args) {
        return run(() -> Main.DONE, args);
    }

    private int ending(Callable<Integer> end) {
        return run(end, "train", "a.lab");
    }

    private int run(Callable<Integer> end, String... args) {
        var commandLine = Main.commandLine(new Train(end))
                .setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return Main.run(commandLine, args);
    }

    private void assertSaid(String... lines) {
        assertThat(err.toString().lines()).containsExactly(lines);
        assertThat(out.toString()).isEmpty();
    }
}
