package gradlab.ui.classroom;

import de.siegmar.fastcsv.writer.CsvWriter;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.Key;
import gradlab.experiment.Notation;
import gradlab.lesson.Answers.Answer;
import gradlab.ui.Words;
import gradlab.ui.chart.ChartFiles;
import gradlab.ui.theme.Palette;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javax.imageio.ImageIO;

/** Saves the gallery as a table of works or as a picture of its curves; files are written beside the FX thread. */
final class ResultExport {

    private static final double WIDTH = 960;
    private static final double HEIGHT = 620;
    private static final double SCALE = 2;
    private static final String NAME = "results";

    private final Words words;
    private final ChartFiles files;
    private final CurvePainter painter;
    private final Node owner;
    private final Consumer<String> said;

    /** @param said is told on the FX thread how it ended, in one sentence */
    ResultExport(Words words, ChartFiles files, CurvePainter painter, Node owner, Consumer<String> said) {
        this.words = words;
        this.files = files;
        this.painter = painter;
        this.owner = owner;
        this.said = said;
    }

    private interface Output {
        void to(Path file) throws IOException;
    }

    /** @param nameOf what works are called: file names only where the teacher shows them */
    void csv(List<Work> works, Function<Work, String> nameOf) {
        String table = table(works, nameOf);
        save("csv", file -> Files.writeString(file, table));
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
        BufferedImage image = SwingFXUtils.fromFXImage(canvas.snapshot(null, null), null);
        save("png", file -> {
            if (!ImageIO.write(image, "png", file.toFile())) {
                throw new IOException("no writer for PNG images");
            }
        });
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

    private void save(String extension, Output output) {
        files.toSave(owner.getScene().getWindow(), NAME + "." + extension, extension).ifPresent(file ->
                Thread.ofVirtual().name("results export").start(() -> {
                    String sentence = attempt(output, file);
                    Platform.runLater(() -> said.accept(sentence));
                }));
    }

    /** Beside its place first, so that no half of a file is left. */
    private String attempt(Output output, Path file) {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            output.to(beside);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
            return words.get("chart.export.done", file.getFileName());
        } catch (IOException | RuntimeException e) {
            return words.get("chart.export.failed", file, e.getMessage());
        }
    }
}
