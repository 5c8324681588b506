package gradlab.ui.classroom;

import de.siegmar.fastcsv.writer.CsvWriter;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.Key;
import gradlab.experiment.Notation;
import gradlab.lesson.Answers.Answer;
import gradlab.ui.Words;
import gradlab.ui.chart.ChartFiles;
import gradlab.ui.chart.PngFile;
import gradlab.ui.chart.Saving;
import gradlab.ui.theme.Palette;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;

/** Saves the gallery as a table of works or as a picture of its curves; files are written beside the FX thread. */
final class ResultExport {

    private static final double WIDTH = 960;
    private static final double HEIGHT = 620;
    private static final double SCALE = 2;
    private static final String NAME = "results";

    private final Saving saving;
    private final CurvePainter painter;

    /** @param said is told on the FX thread how it ended, in one sentence */
    ResultExport(Words words, ChartFiles files, CurvePainter painter, Node owner, Consumer<String> said) {
        saving = new Saving(words, files, owner, said);
        this.painter = painter;
    }

    /** @param nameOf what works are called: file names only where the teacher shows them */
    void csv(List<Work> works, Function<Work, String> nameOf) {
        String table = table(works, nameOf);
        saving.save(NAME, "csv", out -> out.write(table.getBytes(StandardCharsets.UTF_8)));
    }

    void png(Picture picture, String title, Palette palette) {
        Canvas canvas = new Canvas(WIDTH * SCALE, HEIGHT * SCALE);
        var g = canvas.getGraphicsContext2D();
        g.scale(SCALE, SCALE);
        g.setFill(palette.surface());
        g.fillRect(0, 0, WIDTH, HEIGHT);
        g.translate(0, 34);
        painter.draw(g, picture, palette, WIDTH, HEIGHT - 34, 1);
        painter.title(g, title, palette, 16, -14);
        saving.save(NAME, "png", PngFile.of(canvas));
    }

    /** A row per work: how it ended, what it was, and a pair of columns per step that somebody predicted. */
    static String table(List<Work> works, Function<Work, String> nameOf) {
        TreeMap<String, Integer> steps = new TreeMap<>();
        works.forEach(work -> work.result().answers().ifPresent(answers -> answers.answers().forEach(answer -> steps.merge(answers.lesson() + "/" + answer.step(), 1, Integer::sum))));
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            List<String> head = new ArrayList<>(List.of("work", "step"));
            for (Measure measure : Measure.values()) {
                head.add(measure.series());
            }
            for (Key key : Key.values()) {
                head.add(key.spelling().english());
            }
            steps.keySet().forEach(step -> head.addAll(List.of("said:" + step, "right:" + step)));
            csv.writeRecord(head);
            for (Work work : works) {
                List<String> row = new ArrayList<>(List.of(safe(nameOf.apply(work)), Long.toString(work.result().latest())));
                for (Measure measure : Measure.values()) {
                    double value = work.result().last(measure.series());
                    row.add(Double.isNaN(value) ? "" : Double.isInfinite(value) ? Double.toString(value) : Notation.number(value));
                }
                for (Key key : Key.values()) {
                    row.add(safe(ExperimentFile.valueOf(key, work.result().spec(), Locale.ENGLISH)));
                }
                for (String step : steps.keySet()) {
                    Optional<Answer> answer = work.result().answers().filter(answers -> step.startsWith(answers.lesson() + "/"))
                            .flatMap(answers -> answers.of(step.substring(answers.lesson().length() + 1)));
                    row.add(answer.map(said -> safe(said.said())).orElse(""));
                    row.add(answer.flatMap(Answer::right).map(right -> right ? "1" : "0").orElse(""));
                }
                csv.writeRecord(row);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return text.toString();
    }

    /** What others wrote must not become a formula in a spreadsheet. */
    static String safe(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 && !text.matches("[-+]?[\\d.,]+(e-?\\d+)?") ? "'" + text : text;
    }
}
