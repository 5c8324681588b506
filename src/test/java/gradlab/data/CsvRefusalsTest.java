package gradlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gradlab.data.DataSource.CsvFile;
import gradlab.data.DataSource.TaskChoice;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRefusalsTest {

    @TempDir
    private Path folder;

    @Test
    void fileThatIsNotThereIsRefused() {
        assertThat(refusal(folder.resolve("no.csv"))).isEqualTo("file.missing 1:1");
        assertThat(refusal(folder)).isEqualTo("file.directory 1:1");
        assertThat(refusal(Path.of(""))).isEqualTo("file.unset 1:1");
    }

    @Test
    void deviceThatNeverEndsIsRefused() {
        Path zero = Path.of("/dev/zero");
        assumeTrue(Files.exists(zero), "no endless device on this machine");
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20),
                () -> assertThat(refusal(zero)).isEqualTo("file.unreadable 1:1"));
    }

    @Test
    void aQuotationMarkSeparatesNothing() {
        assertThat(refusal("sep=\"\na,b\n1,2\n3,4\n")).startsWith("csv.");
    }

    @Test
    void emptyFileIsRefused() {
        assertThat(refusal("")).isEqualTo("csv.empty 1:1");
        assertThat(refusal(" \n\n")).isEqualTo("csv.empty 1:1");
        assertThat(refusal("\uFEFF")).isEqualTo("csv.empty 1:1");
    }

    @Test
    void headerAloneIsRefused() {
        assertThat(refusal("\nx,y\n\n")).isEqualTo("csv.only-header 2:1");
    }

    @Test
    void tableWithoutHeaderIsRefused() {
        assertThat(refusal("5.1,3.5,1.4,0.2,setosa\n4.9,3.0,1.4,0.2,setosa\n")).isEqualTo("csv.no-header 1:1");
        assertThat(refusal("1,2\n3,4\n")).isEqualTo("csv.no-header 1:1");
    }

    @Test
    void workbooksAndArchivesAreRefused() {
        assertThat(refusal("PK\u0003\u0004rest")).isEqualTo("csv.not-text 1:1");
        assertThat(refusal("%PDF-1.4\na,b\n")).isEqualTo("csv.not-text 1:1");
        assertThat(refusal("x,y\n1,\u0000\n")).isEqualTo("csv.not-text 1:1");
    }

    @Test
    void columnsOfOneNameAreRefusedAtTheSecond() {
        assertThat(refusal("ab,y, ab \n1,2,3\n4,5,6\n")).isEqualTo("csv.duplicate-column 1:6");
    }

    @Test
    void unknownTargetNamesTheNearestAndAllColumns() {
        assertThat(refusal("width,species\n1,a\n2,b\n", "speceis", TaskChoice.AUTO)).isEqualTo("csv.unknown-target-nearest 1:1");
        assertThat(sentence("width,species\n1,a\n2,b\n", "speceis", TaskChoice.AUTO)).contains("width, species", "ответ=species");
        assertThat(refusal("width,species\n1,a\n2,b\n", "zzz", TaskChoice.AUTO)).isEqualTo("csv.unknown-target 1:1");
    }

    @Test
    void rowOfAnotherLengthIsRefusedWithBothNumbers() {
        assertThat(refusal("a,b,y\n1,2,3\n4,5\n")).isEqualTo("csv.short-record 3:1");
        assertThat(refusal("a,b,y\n1,2,3\n4,5,6,7,8\n")).isEqualTo("csv.long-record 3:7");
        assertThat(sentence("a,b,y\n1,2,3\n4,5,6,7,8\n", "", TaskChoice.AUTO)).contains("полей: 5").contains("столбцов: 3");
    }

    @Test
    void linesAreCountedThroughQuotedLinesAndBothKindsOfLineEnds() {
        assertThat(refusal("a,y\r\n\"x\r\ny\",2\r\n\r\n3\r\n")).isEqualTo("csv.short-record 5:1");
        assertThat(refusal("a,y\r\"x\ry\",2\r3\r")).isEqualTo("csv.short-record 4:1");
    }

    @Test
    void placeIsThatOfTheCellNotOfTheRow() {
        String rows = IntStream.range(0, 20).mapToObj(i -> "\"a\r\nb\"," + i + ",1\r\n").collect(Collectors.joining());
        assertThat(refusal("t,x,y\r\n" + rows + "\"c\r\nd, \"\"e\",oops,1\r\n")).isEqualTo("csv.not-a-number 43:9");
    }

    @Test
    void loneWordAmongNumbersIsAMistake() {
        String rows = IntStream.range(0, 9).mapToObj(i -> i + "," + i + "\n").collect(Collectors.joining());
        assertThat(refusal("x,y\n" + rows + "1O,1\n")).isEqualTo("csv.not-a-number 11:1");
        assertThat(sentence("x,y\n" + rows + "1O,1\n", "", TaskChoice.AUTO)).contains("«1O»", "«x»", "NA");
    }

    @Test
    void twoWordsAmongTenCellsMakeATextColumn() {
        String rows = IntStream.range(0, 8).mapToObj(i -> i + "," + i + "\n").collect(Collectors.joining());
        assertThat(CsvData.read(source("x,y\n" + rows + "a,1\nb,2\n", "", TaskChoice.AUTO)).features()).isEqualTo(10);
    }

    @Test
    void numberBeyondTheLargestIsRefused() {
        assertThat(refusal("x,y\n1,2\n1e999,3\n")).isEqualTo("csv.overflow 3:1");
    }

    @Test
    void unclosedQuotationMarkIsRefusedWhereItOpens() {
        assertThat(refusal("x,y\n1,\"abc\n2,3\n")).isEqualTo("csv.quotes 2:3");
        assertThat(refusal("x,y\n1,2\n\"abc\"d,3\n")).isEqualTo("csv.quotes 3:1");
    }

    @Test
    void tooFewRowsAreRefused() {
        assertThat(refusal("x,y\n1,2\n")).isEqualTo("csv.few-rows 1:1");
        assertThat(refusal("x,y\n1,2\n,3\n?,4\n")).isEqualTo("csv.few-complete-rows 1:1");
    }

    @Test
    void targetThatTellsNothingIsRefused() {
        assertThat(refusal("x,y\n1,a\n2,a\n")).isEqualTo("csv.one-class 1:3");
        assertThat(refusal("x,y\n1,\n2,\n")).isEqualTo("csv.empty-target 1:3");
        assertThat(refusal("x,y\n1,a\n2,a\n,b\n")).isEqualTo("csv.one-class 1:3");
    }

    @Test
    void moreThanAThousandClassesAreRefused() {
        assertThat(refusal(labels("w", 1001))).isEqualTo("csv.too-many-classes 1:3");
        assertThat(refusal(labels("", 1001), "", TaskChoice.CLASSES)).isEqualTo("csv.too-many-classes 1:3");
    }

    @Test
    void thousandClassesAreAdmitted() {
        assertThat(CsvData.read(source(labels("w", 1000), "", TaskChoice.AUTO)).classes()).isEqualTo(1000);
    }

    @Test
    void regressionOnTextIsRefusedAtTheFirstText() {
        assertThat(refusal("x,y\n1,5\n2,tall\n", "", TaskChoice.REGRESSION)).isEqualTo("csv.text-target 3:3");
    }

    @Test
    void tableWithNothingButTheTargetIsRefused() {
        assertThat(refusal("y\n1\n2\n")).isEqualTo("csv.no-features 1:1");
        assertThat(refusal("a,y\n,1\n,2\n")).isEqualTo("csv.no-features 1:3");
    }

    @Test
    void hugeFileIsRefusedUnread() throws IOException {
        Path huge = folder.resolve("huge.csv");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(300L << 30);
        }
        assertThat(refusal(huge)).isEqualTo("csv.too-large 1:1");
    }

    @Test
    void tooManyColumnsAreRefused() {
        String header = IntStream.range(0, 10_001).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        assertThat(refusal(header + "\n")).startsWith("csv.too-many-columns 1:");
    }

    @Test
    void endlessRowIsRefused() {
        assertThat(refusal("x,y\n1," + "z".repeat(1_200_000) + "\n")).isEqualTo("csv.long-row 2:3");
        assertThat(refusal("x,y\n" + "z".repeat(600_000) + "," + "z".repeat(600_000) + "\n")).isEqualTo("csv.long-row 2:1");
        assertThat(refusal("x,y\n1,\"" + "z\n".repeat(600_000))).isEqualTo("csv.quotes 2:3");
    }

    @Test
    void tableTooLargeForMemoryIsRefusedBeforeItIsHeld() {
        String header = IntStream.range(0, 10_000).mapToObj(i -> "c" + i).collect(Collectors.joining(",", "", "\n"));
        assertThat(refusal(header + (",".repeat(9_999) + "\n").repeat(6_711))).isEqualTo("csv.too-many-values 1:1");
    }

    @Test
    void wordsThatWouldMakeTooManyFeaturesAreRefusedBeforeTheyAreHeld() {
        String rows = IntStream.range(0, 70_000).mapToObj(i -> "w" + i % 1000 + "," + i).collect(Collectors.joining("\n"));
        assertThat(refusal("word,y\n" + rows)).isEqualTo("csv.too-many-values 1:1");
    }

    private static String labels(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> i + "," + prefix + i).collect(Collectors.joining("\n", "x,y\n", "\n"));
    }

    private String refusal(Path file) {
        return Refusals.of(() -> CsvData.read(new CsvFile(file, "", TaskChoice.AUTO)));
    }

    private String refusal(String text) {
        return refusal(text, "", TaskChoice.AUTO);
    }

    private String refusal(String text, String target, TaskChoice task) {
        return Refusals.of(() -> CsvData.read(source(text, target, task)));
    }

    private String sentence(String text, String target, TaskChoice task) {
        return Refusals.sentence(() -> CsvData.read(source(text, target, task)));
    }

    private CsvFile source(String text, String target, TaskChoice task) {
        try {
            return new CsvFile(Files.writeString(folder.resolve("table.csv"), text, StandardCharsets.UTF_8), target, task);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
