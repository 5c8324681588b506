package gradlab.ui;

import gradlab.catalogue.Unwritable;
import gradlab.catalogue.WholeFile;
import gradlab.data.DataSet;
import gradlab.data.DataSource;
import gradlab.experiment.DataFit;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.math.Rng;
import gradlab.ui.FileChoice.Kind;
import gradlab.train.RunImage;
import gradlab.ui.session.RunFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * Opens and saves experiments and takes data from files. Reading is done in the background; what cannot be read leaves
 * the experiment as it was and is told in a notice.
 */
public final class ExperimentDesk {

    private static final long PATIENCE_SECONDS = 60;

    private final LabModel model;
    private final Words words;
    private final FileChoice files;
    private final Background background;
    private final NoticePane notices;
    private final Consumer<String> saved;

    /** @param saved is told in one sentence where an experiment was saved */
    ExperimentDesk(LabModel model, Words words, FileChoice files, Background background, NoticePane notices, Consumer<String> saved) {
        this.model = model;
        this.words = words;
        this.files = files;
        this.background = background;
        this.notices = notices;
        this.saved = saved;
    }

    /** What comes of reading: an experiment, and whether its data had to be read. */
    private record Examples(DataSource source, DataSet data) {
        static Examples of(DataSource source) {
            return new Examples(source, source.load(Rng.of(0, Rng.Stream.DATA)));
        }
    }

    public void chooseExperiment() {
        files.toOpen(Kind.EXPERIMENT).ifPresent(this::openExperiment);
    }

    public void chooseTable() {
        files.toOpen(Kind.TABLE).ifPresent(this::openTable);
    }

    public void chooseImages() {
        files.toOpen(Kind.IMAGES).ifPresent(this::openImages);
    }

    /** Asks where and saves the present experiment. */
    public void chooseSave() {
        if (model.concealedProperty().get()) {
            return;
        }
        files.toSave(Kind.EXPERIMENT, words.get("files.suggested") + ".lab").ifPresent(this::save);
    }

    public void chooseRun() {
        files.toOpen(Kind.RUN).ifPresent(this::openRun);
    }

    /** Asks for a note and a place, and saves the chosen run with all its steps. */
    public void chooseSaveRun() {
        files.note().ifPresent(note -> files.toSave(Kind.RUN, words.get("files.suggested.run") + ".labrun").ifPresent(file -> saveRun(file, note)));
    }

    /** True if {@link #open} knows what to do with such a file. */
    public static boolean opens(Path file) {
        return isExperiment(file) || RunFile.isOne(file) || isTable(file) || isImages(file);
    }

    /** Opens an experiment, a table or pictures, whichever the file's name says. */
    public void open(Path file) {
        if (isTable(file)) {
            openTable(file);
        } else if (RunFile.isOne(file)) {
            openRun(file);
        } else if (isImages(file)) {
            openImages(file);
        } else {
            openExperiment(file);
        }
    }

    private void openExperiment(Path file) {
        read(file, () -> ExperimentFile.read(file), model::edit);
    }

    private void openRun(Path file) {
        read(file, () -> RunFile.read(file, RunFile.importFolder()), opened -> {
            model.add(opened.run(), bad -> Platform.runLater(() -> notices.show("files.refused", file.getFileName().toString(), bad.problems())));
            saved.accept(opened.note().isBlank() ? words.get("files.run.opened", file.getFileName())
                    : words.get("files.run.noted", file.getFileName(), opened.note()));
        });
    }

    private void saveRun(Path chosen, String note) {
        Path file = RunFile.isOne(chosen) ? chosen : chosen.resolveSibling(chosen.getFileName() + ".labrun");
        CompletableFuture<RunImage.All> image = model.trainer().image();
        background.run(words.get("files.writing", file.getFileName()), () -> {
            RunFile.write(file, image.get(PATIENCE_SECONDS, TimeUnit.SECONDS).chosenRun(), note);
            return file;
        }, written -> {
            notices.clear();
            saved.accept(words.get("files.run.saved", written));
        }, bad -> notices.show("files.unsaved", file.getFileName().toString(), bad.problems()));
    }

    private void openTable(Path file) {
        read(file, () -> Examples.of(new DataSource.CsvFile(file, "", DataSource.TaskChoice.AUTO)), this::take);
    }

    private void openImages(Path images) {
        Optional<Path> labels = labelsBeside(images).or(() -> files.toOpen(Kind.LABELS));
        labels.ifPresent(found -> read(images, () -> Examples.of(new DataSource.IdxFiles(images, found, 0)), this::take));
    }

    private void take(Examples examples) {
        model.edit(DataFit.opened(model.spec(), examples.source(), examples.data()));
    }

    /** Other choices for the data of an open file (target, task, limit); the experiment follows when they are read. */
    public void reread(DataSource changed) {
        DataSource before = model.spec().data();
        read(fileOf(changed), () -> Examples.of(changed), examples -> {
            if (model.spec().data().equals(before)) {
                model.edit(DataFit.with(model.spec(), changed, examples.data()));
            }
        });
    }

    /** Does work that reads a file, with the indication and the notices of the desk. */
    public <T> void read(Path file, java.util.concurrent.Callable<T> work, Consumer<T> done) {
        background.run(words.get("files.reading", file.getFileName()), work, result -> {
            notices.clear();
            done.accept(result);
        }, bad -> notices.show("files.refused", file.getFileName().toString(), bad.problems()));
    }

    private void save(Path chosen) {
        Path file = chosen.getFileName().toString().contains(".") ? chosen : chosen.resolveSibling(chosen.getFileName() + ".lab");
        ExperimentSpec spec = model.spec();
        Locale locale = words.locale();
        background.run(words.get("files.writing", file.getFileName()), () -> {
            write(file, ExperimentFile.write(spec, file.toAbsolutePath().getParent(), locale));
            return file;
        }, written -> {
            notices.clear();
            saved.accept(words.get("files.saved", written));
        }, bad -> notices.show("files.unsaved", file.getFileName().toString(), bad.problems()));
    }

    private static void write(Path file, String text) {
        try {
            WholeFile.write(file, text);
        } catch (IOException e) {
            throw Unwritable.of(file, e);
        }
    }

    /** MNIST's own names: {@code train-images-idx3-ubyte} belongs to {@code train-labels-idx1-ubyte}. */
    private static Optional<Path> labelsBeside(Path images) {
        String name = images.getFileName().toString();
        Path guess = images.resolveSibling(name.replace("images", "labels").replace("idx3", "idx1"));
        return guess.equals(images) || !Files.isRegularFile(guess) ? Optional.empty() : Optional.of(guess);
    }

    private static Path fileOf(DataSource source) {
        return switch (source) {
            case DataSource.CsvFile csv -> csv.file();
            case DataSource.IdxFiles idx -> idx.images();
            default -> Path.of("");
        };
    }

    /** True if the file's name says that it holds an experiment. */
    public static boolean isExperiment(Path file) {
        return nameOf(file).endsWith(".lab");
    }

    private static boolean isTable(Path file) {
        return List.of(".csv", ".tsv", ".txt").stream().anyMatch(nameOf(file)::endsWith);
    }

    private static boolean isImages(Path file) {
        return nameOf(file).contains("idx3") || nameOf(file).contains("images");
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }
}
