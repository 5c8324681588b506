package gradlab.ui.classroom;

import gradlab.catalogue.BadInput;
import gradlab.ui.FileChoice.Kind;
import gradlab.ui.LabModel;
import gradlab.ui.PlaceHead;
import gradlab.ui.Premises;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import gradlab.ui.chart.ChartFiles;
import gradlab.ui.session.RunFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/**
 * The results of a class: files that pupils handed in are dropped here, all their curves stand in one chart, put together by
 * what was predicted or by what differs. Nobody is named unless the teacher asks for file names.
 */
public final class ResultsPane extends VBox implements AutoCloseable {

    private static final int FRAMES_PER_LOOK = 3;

    private final Premises premises;
    private final LabModel model;
    private final Words words;
    private final Button csv;
    private final Button png;
    private final ResultsBar bar;
    private final IntakeLine line;
    private final CurveChart chart;
    private final ResultTable table;
    private final ResultExport export;
    private final SplitPane shown;
    private final StackPane body = new StackPane();
    private final EmptyGallery empty;
    private final Subscription subscriptions;
    private final List<Work> works = new ArrayList<>();
    private Optional<Intake> intake = Optional.empty();
    private int taken;
    private int frame;

    public ResultsPane(Premises premises) {
        this(premises, ChartFiles.dialog(premises.words()));
    }

    /** @param files asks where tables and pictures go */
    public ResultsPane(Premises premises, ChartFiles files) {
        this.premises = premises;
        this.model = premises.model();
        this.words = premises.words();
        setId("results");
        getStyleClass().addAll("card", "results");
        CurvePainter painter = new CurvePainter(words, premises.typeface().text());
        chart = new CurveChart(model, words, painter, this::nameOf);
        table = new ResultTable(model, words, this::nameOf, this::open);
        export = new ResultExport(words, files, painter, this, premises.say());
        csv = button(words, "csv", Feather.DOWNLOAD, this::saveTable);
        png = button(words, "png", Feather.IMAGE, this::savePicture);
        bar = new ResultsBar(words, this::redraw, this::choose, this::clear);
        line = new IntakeLine(words, () -> intake.ifPresent(Intake::cancel));
        empty = new EmptyGallery(words, this::choose);
        chart.onOpen(this::open);
        chart.chosenProperty().subscribe((_, now) -> now.ifPresent(work -> {
            table.getSelectionModel().select(work);
            table.scrollTo(work);
        }));
        table.getSelectionModel().selectedItemProperty().subscribe((_, now) -> chart.chosenProperty().set(Optional.ofNullable(now)));
        shown = new SplitPane(chart, table);
        shown.setOrientation(Orientation.VERTICAL);
        shown.setDividerPositions(0.62);
        body.getStyleClass().add("results-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(new PlaceHead(words, "results", premises::leave, csv, png), bar, line, body);
        setOnDragOver(this::dragged);
        setOnDragDropped(this::dropped);
        subscriptions = Subscription.combine(
                words.textsProperty().subscribe((_, _) -> redraw()),
                model.paletteProperty().subscribe((_, _) -> redraw()),
                model.scaleProperty().subscribe((_, _) -> redraw()),
                model.classroom().handedInProperty().subscribe(files2 -> {
                    if (!files2.isEmpty()) {
                        model.classroom().handedInProperty().set(List.of());
                        take(files2);
                    }
                }),
                premises.clock().onFrame(() -> {
                    if (frame++ % FRAMES_PER_LOOK == 0) {
                        look();
                    }
                }));
        redraw();
    }

    /** What a work is called at the moment. */
    private String nameOf(Work work) {
        return bar.showsNames() ? work.fileName() : words.get("results.work", work.number());
    }

    /** Reads these files and folders, after those that are being read. */
    public void take(Collection<Path> files) {
        if (intake.filter(now -> !now.state().over()).isPresent()) {
            premises.say().accept(words.get("results.busy"));
            return;
        }
        intake = Optional.of(Intake.of(files, works));
        taken = 0;
        look();
    }

    private void choose(boolean folder) {
        if (folder) {
            premises.files().toFolder(Kind.RESULTS).map(List::of).ifPresent(this::take);
        } else {
            List<Path> chosen = premises.files().toOpenSeveral(Kind.RESULTS);
            if (!chosen.isEmpty()) {
                take(chosen);
            }
        }
    }

    private void clear() {
        intake.ifPresent(Intake::cancel);
        intake = Optional.empty();
        works.clear();
        line.hide();
        redraw();
    }

    /** Takes over what has been read since the last look. */
    private void look() {
        if (intake.isEmpty()) {
            return;
        }
        Intake.State state = intake.get().state();
        if (state.works().size() > taken) {
            works.addAll(state.works().subList(taken, state.works().size()));
            taken = state.works().size();
            redraw();
        }
        line.show(state);
        if (state.over()) {
            intake = Optional.empty();
        }
    }

    /** True when nothing is being read. */
    public boolean isSettled() {
        return intake.isEmpty();
    }

    private void redraw() {
        bar.follow(works);
        csv.setDisable(works.isEmpty());
        png.setDisable(works.isEmpty());
        if (works.isEmpty()) {
            body.getChildren().setAll(empty);
            return;
        }
        if (!body.getChildren().contains(shown)) {
            body.getChildren().setAll(shown);
        }
        Picture picture = picture();
        chart.show(picture);
        table.show(picture.groups(), bar.grouping());
    }

    private Picture picture() {
        return new Picture(Group.of(works, bar.grouping(), words), bar.measure(), bar.isLogarithmic(), bar.showsBand());
    }

    /** The run of a work in the lab, beside those that are there. */
    private void open(Work work) {
        premises.background().run(words.get("files.reading", nameOf(work)), () -> RunFile.read(work.file(), RunFile.importFolder()), opened -> {
            model.add(opened.run(), bad -> Platform.runLater(() -> refuse(work, bad)));
            premises.leave();
            premises.say().accept(words.get("results.opened", nameOf(work)));
        }, bad -> refuse(work, bad));
    }

    private void refuse(Work work, BadInput bad) {
        premises.say().accept(words.get("results.refused", nameOf(work), bad.problems().getFirst().message(words.texts())));
    }

    private void saveTable() {
        if (!works.isEmpty()) {
            export.csv(List.copyOf(table.getItems()), this::nameOf);
        }
    }

    private void savePicture() {
        if (!works.isEmpty()) {
            Picture picture = picture();
            export.png(picture, words.get("results.picture.title", words.get("results.measure." + picture.measure().id()), works.size()), model.paletteProperty().get());
        }
    }

    private static List<Path> of(DragEvent event, Predicate<Path> wanted) {
        return event.getDragboard().hasFiles() ? event.getDragboard().getFiles().stream().map(java.io.File::toPath).filter(wanted).toList() : List.of();
    }

    private void dragged(DragEvent event) {
        if (!of(event, _ -> true).isEmpty()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        List<Path> files = of(event, _ -> true);
        event.setDropCompleted(!files.isEmpty());
        event.consume();
        if (!files.isEmpty()) {
            take(files);
        }
    }

    /** A button of this part of the window. */
    static Button button(Words words, String id, org.kordamp.ikonli.Ikon icon, Runnable action) {
        Button button = new Button("", new org.kordamp.ikonli.javafx.FontIcon(icon));
        button.setId("results-" + id);
        button.setMnemonicParsing(false);
        button.setMinWidth(USE_PREF_SIZE);
        button.textProperty().bind(words.of("results." + id));
        button.accessibleTextProperty().bind(button.textProperty());
        Tips.on(button, words.of("results." + id + ".hint"));
        button.setOnAction(_ -> action.run());
        return button;
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        intake.ifPresent(Intake::cancel);
    }
}
