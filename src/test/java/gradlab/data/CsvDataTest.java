package gradlab.data;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.data.DataSet.Note;
import gradlab.data.DataSource.CsvFile;
import gradlab.data.DataSource.TaskChoice;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvDataTest {

    @TempDir
    private Path folder;

    @Test
    void textTargetMeansClassesInSortedOrder() {
        DataSet data = read("x,y,kind\n1,2,pear\n3,4,apple\n5,6,pear\n");

        assertThat(data.task()).isEqualTo(Task.CLASSES);
        assertThat(data.classNames()).containsExactly("apple", "pear");
        assertThat(data.targets()).containsExactly(1, 0, 1);
        assertThat(data.featureNames()).containsExactly("x", "y");
        assertThat(data.inputs()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(data.notes()).isEmpty();
    }

    @Test
    void numericTargetMeansRegression() {
        DataSet data = read("x,y\n1,2.5\n3,-4e2\n");

        assertThat(data.task()).isEqualTo(Task.REGRESSION);
        assertThat(data.targets()).containsExactly(2.5, -400);
        assertThat(data.classNames()).isEmpty();
    }

    @Test
    void namedTargetMayStandAnywhere() {
        DataSet data = read("y,x\n1,2\n3,4\n", "y", TaskChoice.AUTO);

        assertThat(data.targets()).containsExactly(1, 3);
        assertThat(data.inputs()).containsExactly(2, 4);
    }

    @Test
    void targetIsFoundWithOtherCaseToo() {
        assertThat(read("Вид,x\nа,2\nб,4\n", "вид", TaskChoice.AUTO).classNames()).containsExactly("а", "б");
    }

    @Test
    void exactNameWinsOverOtherCase() {
        assertThat(read("Y,y\n1,2\n3,4\n", "y", TaskChoice.AUTO).targets()).containsExactly(2, 4);
    }

    @Test
    void numericLabelsAreSortedAsNumbers() {
        DataSet data = read("x,digit\n1,10\n2,9\n3,10.0\n4,-1\n", "", TaskChoice.CLASSES);

        assertThat(data.classNames()).containsExactly("-1", "9", "10");
        assertThat(data.targets()).containsExactly(2, 1, 2, 0);
    }

    @Test
    void labelsWithAFewWordsAmongNumbersAreWords() {
        String rows = IntStream.range(0, 20).mapToObj(i -> i + "," + i % 2).collect(Collectors.joining("\n"));
        assertThat(read("x,label\n" + rows + "\n20,many\n", "", TaskChoice.CLASSES).classNames())
                .containsExactly("0", "1", "many");
    }

    @Test
    void zeroAndMinusZeroAreOneClass() {
        assertThat(read("x,y\n1,0\n2,-0\n3,1\n", "", TaskChoice.CLASSES).classNames()).containsExactly("0", "1");
    }

    @Test
    void wordsBecomeFeaturesOfZerosAndOnes() {
        DataSet data = read("colour,size,y\nred,1,1\nblue,2,2\nred,3,3\n");

        assertThat(data.featureNames()).containsExactly("colour=blue", "colour=red", "size");
        assertThat(data.inputs()).containsExactly(0, 1, 1, 1, 0, 2, 0, 1, 3);
        assertNotes(data, Note.of("csv.encoded", "colour", 2, "blue, red"));
    }

    @Test
    void rowsWithMissingValuesAreDroppedAndCounted() {
        DataSet data = read("a,b,y\n1,1,1\n,1,1\n1, NA ,1\n1,nan,1\n1,?,1\n1,1,NULL\n\"\",1,1\n2,2,2\n");

        assertThat(data.rows()).isEqualTo(2);
        assertThat(data.inputs()).containsExactly(1, 1, 2, 2);
        assertNotes(data, Note.of("csv.rows-dropped", 6, 8));
    }

    @Test
    void wordsOfDroppedRowsMakeNoFeaturesAndNoClasses() {
        DataSet data = read("c,x,y\nred,1,a\nblue,,c\nred,3,b\n");

        assertThat(data.featureNames()).containsExactly("c=red", "x");
        assertThat(data.classNames()).containsExactly("a", "b");
    }

    @Test
    void columnOfMissingValuesIsLeftOut() {
        DataSet data = read("a,b,y\n1,,1\n2,NA,2\n");

        assertThat(data.featureNames()).containsExactly("a");
        assertThat(data.rows()).isEqualTo(2);
        assertNotes(data, Note.of("csv.left-out-empty", "b"));
    }

    @Test
    void columnOfNamesIsLeftOutTogetherWithItsGaps() {
        String rows = IntStream.range(0, 60).mapToObj(i -> (i == 0 ? "" : "car " + i) + "," + i + "," + i)
                .collect(Collectors.joining("\n"));
        DataSet data = read("name,x,y\n" + rows);

        assertThat(data.featureNames()).containsExactly("x");
        assertThat(data.rows()).isEqualTo(60);
        assertNotes(data, Note.of("csv.left-out-varied", "name", 59));
    }

    @Test
    void manyWordsThatRepeatAreKept() {
        String rows = IntStream.range(0, 120).mapToObj(i -> "w" + i % 60 + "," + i).collect(Collectors.joining("\n"));
        assertThat(read("word,y\n" + rows).features()).isEqualTo(60);
    }

    @Test
    void wordsBeyondAThousandAreLeftOutHoweverOftenTheyRepeat() {
        String rows = IntStream.range(0, 4008).mapToObj(i -> "w" + i % 1002 + "," + i + "," + i).collect(Collectors.joining("\n"));
        DataSet data = read("word,x,y\n" + rows);

        assertThat(data.featureNames()).containsExactly("x");
        assertNotes(data, Note.of("csv.left-out-varied", "word", "> 1000"));
    }

    @Test
    void constantColumnIsKept() {
        assertThat(read("a,b,y\n7,1,1\n7,2,2\n").inputs()).containsExactly(7, 1, 7, 2);
    }

    @Test
    void europeanExcelIsRead() {
        DataSet data = read("длина, см;ширина, см;вид\r\n1,5;2,25;а\r\n-3.0;1e-1;б\r\n");

        assertThat(data.featureNames()).containsExactly("длина, см", "ширина, см");
        assertThat(data.inputs()).containsExactly(1.5, 2.25, -3, 0.1);
    }

    @Test
    void separatorIsWhatStandsAsOftenInTheNextLine() {
        assertThat(read("высота, без шпиля, м;год\n12,5;1901\n8;1902\n").featureNames()).containsExactly("высота, без шпиля, м");
    }

    @Test
    void separatorLineOfExcelIsObeyed() {
        assertThat(read("sep=;\na;b;y\n1;2;3\n4;5;6\n").inputs()).containsExactly(1, 2, 4, 5);
    }

    @Test
    void tabsSeparateToo() {
        assertThat(read("a\tb\ty\n1\t2\t3\n4\t5\t6\n").inputs()).containsExactly(1, 2, 4, 5);
    }

    @Test
    void byteOrderMarkIsNoPartOfTheFirstName() {
        assertThat(read("\uFEFFa,y\n1,2\n3,4\n").featureNames()).containsExactly("a");
    }

    @Test
    void utf16OfExcelIsRead() {
        DataSet data = read("\uFEFFцвет\ty\nкрасный\t1\nсиний\t2\n".getBytes(StandardCharsets.UTF_16LE));

        assertThat(data.featureNames()).containsExactly("цвет=красный", "цвет=синий");
    }

    @Test
    void otherBytesAreTakenForWindows1251AndItIsSaid() {
        DataSet data = read("рост,вид\n1,волк\n2,ёж\n".getBytes(Charset.forName("windows-1251")));

        assertThat(data.featureNames()).containsExactly("рост");
        assertThat(data.classNames()).containsExactly("волк", "ёж");
        assertNotes(data, Note.of("csv.windows-1251"));
    }

    @Test
    void quotedFieldsMayHoldSeparatorsQuotesAndLines() {
        DataSet data = read("name,x,y\n\"a, \"\"b\"\"\nc\",1,1\nd,2,2\n");

        assertThat(data.featureNames()).containsExactly("name=a, \"b\"\nc", "name=d", "x");
    }

    @Test
    void emptyLinesAndAMissingLastLineEndDoNotMatter() {
        assertThat(read("\n\na,y\n\n1,2\n   \n3,4").rows()).isEqualTo(2);
    }

    @Test
    void columnWithoutANameIsNumbered() {
        assertThat(read(",x,y\n0,5,1\n1,6,2\n").featureNames()).containsExactly("#1", "x");
    }

    @Test
    void columnsMayBeCalledByWholeNumbers() {
        assertThat(read("0,1,label\n5,6,a\n7,8,b\n").featureNames()).containsExactly("0", "1");
    }

    @Test
    void wordsThatJavaTakesForNumbersAreWords() {
        assertThat(read("x,y\n1,1f\n2,0x1p3\n3,Infinity\n").classNames()).containsExactly("0x1p3", "1f", "Infinity");
    }

    private DataSet read(String text) {
        return read(text, "", TaskChoice.AUTO);
    }

    private DataSet read(String text, String target, TaskChoice task) {
        return CsvData.read(new CsvFile(write(text.getBytes(StandardCharsets.UTF_8)), target, task));
    }

    private DataSet read(byte[] bytes) {
        return CsvData.read(new CsvFile(write(bytes), "", TaskChoice.AUTO));
    }

    private Path write(byte[] bytes) {
        try {
            return Files.write(folder.resolve("table.csv"), bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertNotes(DataSet data, Note... expected) {
        assertThat(data.notes()).containsExactlyElementsOf(List.of(expected));
        data.notes().forEach(note -> Refusals.assertTellable("note." + note.key(), note.args().toArray()));
    }
}
